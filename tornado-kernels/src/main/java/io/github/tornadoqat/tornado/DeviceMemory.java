package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.BackendException;

/**
 * What fits into an accelerator's memory.
 *
 * @param name the accelerator's
 * @param bytes all of it
 * @param largest bytes of the largest array it takes
 */
record DeviceMemory(String name, long bytes, long largest) {
  /** The part that programs may hold which nobody uses now. */
  private static final int UNUSED = 4;

  private static final String ADVICE =
      "ranges by channel or group take less at a time, and --backend host takes nothing of it";

  static DeviceMemory of(Accelerator accelerator) {
    return new DeviceMemory(
        accelerator.device().name(),
        accelerator.device().memoryBytes(),
        accelerator.largestArrayBytes());
  }

  /** Bytes that programs may hold which nobody uses now. */
  long unused() {
    return bytes / UNUSED;
  }

  /**
   * Checks that a program fits beside those in use.
   *
   * @throws BackendException if it does not, saying how much is needed and how much there is
   */
  void check(Arrays arrays, long used) {
    if (arrays.bytes() > bytes - used) {
      throw new BackendException(
          "the program needs %.1f MiB and %s has %.1f MiB, %.1f MiB of it in use by other plans; %s"
              .formatted(mib(arrays.bytes()), name, mib(bytes), mib(used), ADVICE));
    }
    if (arrays.largestBytes() > largest) {
      throw new BackendException(
          "an array of the program needs %.1f MiB and %s takes at most %.1f MiB in one; %s"
              .formatted(mib(arrays.largestBytes()), name, mib(largest), ADVICE));
    }
  }

  private static double mib(long bytes) {
    return bytes * 0x1p-20;
  }
}
