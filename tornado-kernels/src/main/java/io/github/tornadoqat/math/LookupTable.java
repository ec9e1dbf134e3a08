package io.github.tornadoqat.math;

/**
 * Quantization to the nearest of a few sorted values (a codebook).
 *
 * <p>Between neighbours the border is their midpoint, and a tie goes to the lower index. The
 * thresholds hold the largest float that is not above each exact midpoint: v > threshold is then
 * the same as v > midpoint for every float v, even where the midpoint is no float. Beyond the ends,
 * and for infinities, the end value is nearest.
 */
public final class LookupTable {
  private LookupTable() {}

  /**
   * The n − 1 thresholds of n values. Host only.
   *
   * @throws IllegalArgumentException unless the values are finite and strictly increasing
   */
  public static float[] thresholds(float... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a look-up table needs at least one value");
    }
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i]) || (i > 0 && !(values[i - 1] < values[i]))) {
        throw new IllegalArgumentException(
            "look-up table values must be finite and strictly increasing: value "
                + i
                + " is "
                + values[i]);
      }
    }
    float[] thresholds = new float[values.length - 1];
    for (int i = 0; i < thresholds.length; i++) {
      thresholds[i] = floorOfMidpoint(values[i], values[i + 1]);
    }
    return thresholds;
  }

  /** The index of the nearest value: the number of thresholds below v; −1 for NaN. */
  public static int index(float v, float[] thresholds) {
    if (Float.isNaN(v)) {
      return -1;
    }
    int low = 0;
    int high = thresholds.length;
    while (low < high) {
      int middle = (low + high) >> 1;
      boolean above = v > thresholds[middle];
      low = above ? middle + 1 : low;
      high = above ? high : middle;
    }
    return low;
  }

  /** The nearest value; NaN for NaN. */
  public static float quantize(float v, float[] values, float[] thresholds) {
    int i = index(v, thresholds);
    return i < 0 ? v : values[i];
  }

  /** The largest float ≤ (a + b)/2, for a < b. */
  private static float floorOfMidpoint(float a, float b) {
    double sum = (double) a + b;
    // The rounding error of the sum, exactly (Knuth's TwoSum): far apart magnitudes need it.
    double part = sum - a;
    double error = (a - (sum - part)) + (b - part);
    double half = 0.5 * sum;
    float f = (float) half;
    return f > half || (f == half && error < 0) ? Math.nextDown(f) : f;
  }
}
