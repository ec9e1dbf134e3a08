package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Backend;

/** The backend of TornadoVM's devices, whose kernels run as ordinary Java. */
public final class EmulatedBackend {
  private EmulatedBackend() {}

  public static Backend open() {
    return new TornadoBackend(new EmulatedAccelerator());
  }
}
