package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.RangeUpdate;

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

  /**
   * The part that a slice's program may take: those that look for the ends, search and learn stay
   * compiled from slice to slice, since all three fit among the unused.
   */
  private static final int SLICE = 16;

  /** The host keeps a slice's arrays too, and more would not make a device faster. */
  private static final long MOST_SLICE_BYTES = 1L << 30;

  /** Enough to fill any device many times over. */
  private static final long MOST_ELEMENTS = 1 << 26;

  /** A value, what it is rounded to, and its code. */
  private static final int ELEMENT_BYTES = 4 + 4 + 2;

  /** Encodings of a range that are tried side by side: more than there are parameterizations. */
  private static final int TRIALS = 16;

  /** What learns a range: its encoding, the sums and counts of a chunk, and its state. */
  private static final int TRIAL_BYTES =
      (QuantizationSpec.ROWS + Op.MseStep.SUMS + Op.MseStep.COUNTS) * 4
          + (RangeUpdate.Range.ROWS + RangeUpdate.State.ROWS + RangeUpdate.Best.ROWS) * 8;

  private static final int RANGE_BYTES = TRIALS * TRIAL_BYTES;

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
   * Elements of a slice whose programs fit, with a margin.
   *
   * @param perRange elements of a range, on average
   */
  long sliceElements(long perRange) {
    long room = Math.min(Math.min(bytes / SLICE, largest), MOST_SLICE_BYTES);
    long summed = Math.clamp(perRange, 1, Layout.CHUNK);
    return Math.clamp(room * summed / (ELEMENT_BYTES * summed + RANGE_BYTES), 1, MOST_ELEMENTS);
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
