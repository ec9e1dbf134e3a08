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
   * Brings the content of a DEVICE buffer of the program back, as the last execution left it.
   *
   * @throws BackendException if the device fails
   * @param buffer one of the program's
   * @throws IllegalStateException if nothing was executed yet, or the plan or buffer is closed
   * @throws IllegalArgumentException if the buffer is not the program's
   */
  void fetch(Buffer buffer);

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
