package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Backend;

/** The backend of TornadoVM's devices, whose kernels run as ordinary Java. */
public final class EmulatedBackend {
  private EmulatedBackend() {}

  public static Backend open() {
    return open(true);
  }

  /**
   * Kernels as ordinary Java.
   *
   * @param doubles whether the device says that it computes in double precision
   */
  public static Backend open(boolean doubles) {
    return new TornadoBackend(new EmulatedAccelerator(doubles));
  }
}
