package io.github.tornadoqat.math;

/**
 * A sorted table of values v_0 < … < v_m that numbers are rounded to, with the borders between
 * them: threshold t_i is the least float32 that becomes v_{i+1} or a greater value, so that
 *
 * <p>{@code quantize(v) = values[#{i : v ≥ t_i}]}, and NaN for NaN.
 *
 * <p>This is any monotone rounding by comparisons alone: a backend needs one kernel for FP8, FP4,
 * NF4, powers of two and codebooks. The borders are found by bisection with the scalar rule of each
 * grid, which stays the one home of its formula. Immutable; for the host, which puts the two arrays
 * into buffers.
 *
 * <p>The ends may be ±∞, or NaN in a format that overflows to it. There is one zero, +0: as the
 * rounding to integers gives, and since a comparison cannot tell the zeros apart, whatever becomes
 * zero loses its sign, −0 too. In all else a grid has the bits of its rule.
 */
public final class ValueGrid {
  /** The most values of a grid: what 16-bit codes can tell apart. */
  public static final int MAX_SIZE = 1 << 16;

  private final float[] values;
  private final float[] thresholds;

  private ValueGrid(float[] values, float[] thresholds) {
    this.values = values;
    this.thresholds = thresholds;
  }

  /** A rounding to few values. */
  @FunctionalInterface
  public interface Rule {
    /** The value that v, which is not NaN, becomes; at the ends of the grid it may be NaN. */
    float round(float v);
  }

  /**
   * The values that a rule gives, and its borders.
   *
   * @param rule never less for a greater number, the same for both zeros
   * @throws IllegalArgumentException if it gives more than {@link #MAX_SIZE} values
   */
  public static ValueGrid of(Rule rule) {
    float[] values = new float[MAX_SIZE];
    float[] thresholds = new float[MAX_SIZE];
    int last = 0;
    float at = Float.NEGATIVE_INFINITY;
    values[0] = rule.round(at) + 0f;
    while (rank(rule, at) < rank(rule, Float.POSITIVE_INFINITY)) {
      if (last == MAX_SIZE - 1) {
        throw new IllegalArgumentException("a value grid has at most " + MAX_SIZE + " values");
      }
      at = nextBorder(rule, at);
      thresholds[last] = at + 0f;
      last++;
      values[last] = rule.round(at) + 0f;
    }
    return new ValueGrid(first(values, last + 1), first(thresholds, last));
  }

  /** A floating-point format whose overflow is its largest finite value. */
  public static ValueGrid saturating(FloatFormat format) {
    return of(v -> format.saturate(v));
  }

  /** A floating-point format with its own overflow: ±∞, else NaN, else (E2M1) saturation. */
  public static ValueGrid converting(FloatFormat format) {
    return of(v -> format.convert(v));
  }

  /**
   * The nearest of some values, ties to the lower; the index is the value's place in the table.
   *
   * @throws IllegalArgumentException unless the values are finite and strictly increasing
   */
  public static ValueGrid nearest(float... table) {
    float[] copy = table.clone();
    float[] borders = LookupTable.thresholds(copy);
    return of(v -> LookupTable.quantize(v, copy, borders));
  }

  /** NF4; the index is its code. */
  public static ValueGrid nf4() {
    return of(NormalFloat::nf4);
  }

  /**
   * ±2^emin … ±2^emax, rounded in the log domain.
   *
   * @param zero whether zero is a value, for what is below 2^(emin − 1)
   * @throws IllegalArgumentException unless −100 ≤ emin ≤ emax ≤ 100
   */
  public static ValueGrid powersOfTwo(int emin, int emax, boolean zero) {
    if (emin < -100 || emin > emax || emax > 100) {
      throw new IllegalArgumentException(
          "powers of two from 2^%d to 2^%d: exponents ascend within ±100".formatted(emin, emax));
    }
    float lowest = Math.scalb(1f, emin);
    float highest = Math.scalb(1f, emax);
    return zero
        ? of(v -> PowerOfTwoGrid.quantizeWithZero(v, lowest, highest))
        : of(v -> PowerOfTwoGrid.quantize(v, lowest, highest));
  }

  /** The number of values. */
  public int size() {
    return values.length;
  }

  /** The values, ascending; a copy. */
  public float[] values() {
    return values.clone();
  }

  /** The borders, ascending, one fewer than there are values; a copy. */
  public float[] thresholds() {
    return thresholds.clone();
  }

  /** The value that v becomes; NaN for NaN. */
  public float quantize(float v) {
    return Float.isNaN(v) ? v : values[index(v, thresholds)];
  }

  /**
   * The number of thresholds that v reaches: the index of its value; 0 for NaN. The steps of the
   * search depend on the number of thresholds only.
   *
   * @param thresholds ascending
   */
  public static int index(float v, float[] thresholds) {
    int first = 0;
    int n = thresholds.length;
    while (n > 1) {
      int half = n >> 1;
      first = v >= thresholds[first + half - 1] ? first + half : first;
      n -= half;
    }
    return n == 1 && v >= thresholds[first] ? first + 1 : first;
  }

  private static float[] first(float[] array, int n) {
    float[] part = new float[n];
    System.arraycopy(array, 0, part, 0, n);
    return part;
  }

  /** The least float whose value is greater than that of {@code at}; there must be one. */
  private static float nextBorder(Rule rule, float at) {
    float rank = rank(rule, at);
    int low = order(at);
    int high = order(Float.POSITIVE_INFINITY);
    while (low < high - 1) {
      int middle = (int) (((long) low + high) >> 1);
      boolean above = rank(rule, inOrder(middle)) > rank;
      low = above ? low : middle;
      high = above ? middle : high;
    }
    return inOrder(high);
  }

  /** Values by order: NaN, which is at the ends only, is beyond all others. */
  private static float rank(Rule rule, float v) {
    float value = rule.round(v);
    return Float.isNaN(value) ? Math.copySign(Float.POSITIVE_INFINITY, v) : value;
  }

  /** The place of a float on the line of all: ascending, with −0 before +0. */
  private static int order(float v) {
    int bits = Float.floatToRawIntBits(v);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }

  /** The float at a place. */
  private static float inOrder(int place) {
    return Float.intBitsToFloat(place < 0 ? place ^ Integer.MAX_VALUE : place);
  }
}
