package io.github.tornadoqat.program;

import java.util.OptionalLong;

/** A program made ready for one backend. Not thread-safe; different plans may run side by side. */
public interface Plan extends AutoCloseable {
  /**
   * Runs every op once; RESULT buffers are readable when it returns.
   *
   * @throws BackendException if the device fails
   * @throws IllegalStateException if the plan or one of its buffers is closed
   */
  void execute();

  /**
   * Nanoseconds that the device spent in kernels during the last {@link #execute}; empty where they
   * are not measured.
   */
  default OptionalLong deviceNanos() {
    return OptionalLong.empty();
  }

  /** Frees what the plan holds, but not the program's buffers. */
  @Override
  void close();
}
