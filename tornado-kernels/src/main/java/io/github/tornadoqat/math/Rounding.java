package io.github.tornadoqat.math;

/**
 * Rounding of float32 values to integers.
 *
 * <p>Every mode is built from additions and comparisons that are exact in IEEE 754 single
 * precision, so that a CPU and a GPU without relaxed mathematics give the same bits. A zero result
 * is always +0, NaN stays NaN, and a value of magnitude 2^23 or more (infinities too) is an integer
 * already.
 */
public enum Rounding {
  /** To the nearest integer, ties to even: the default of ONNX, PyTorch and IEEE 754. */
  HALF_EVEN,
  /** To the nearest integer, ties away from zero: C's {@code roundf}. */
  HALF_AWAY,
  /** Toward negative infinity. */
  FLOOR,
  /** Toward positive infinity. */
  CEIL,
  /** Up with a probability equal to the fraction, given a uniform number. */
  STOCHASTIC;

  /** 2^23: from here on every float32 is an integer. */
  public static final float INTEGERS = 8388608f;

  /** 1.5·2^23: adding and subtracting it rounds half to even wherever |v| is at most 2^22. */
  public static final float MAGIC = 12582912f;

  /** Rounds {@code v}, |v| at most 2^22 or NaN, half to even in two additions. */
  public static float halfEvenSmall(float v) {
    return (v + MAGIC) - MAGIC;
  }

  /** Rounds any {@code v} half to even. */
  public static float halfEven(float v) {
    float m = v < 0f ? -INTEGERS : INTEGERS;
    float r = (v + m) - m;
    return isFractional(v) ? r : v;
  }

  /** Rounds any {@code v} half away from zero. */
  public static float halfAway(float v) {
    float r = halfEven(v);
    float d = v - r;
    float up = v > 0f && d == 0.5f ? r + 1f : r;
    return v < 0f && d == -0.5f ? r - 1f : up;
  }

  /** The largest integer that is not above {@code v}. */
  public static float floor(float v) {
    float r = halfEven(v);
    return r > v ? r - 1f : r;
  }

  /** The smallest integer that is not below {@code v}. */
  public static float ceil(float v) {
    float r = halfEven(v);
    return r < v ? r + 1f : r;
  }

  /**
   * Rounds any {@code v} up where {@code u} is below its fraction, else down, so that the mean over
   * uniform {@code u} is {@code v}.
   *
   * @param u uniform in [0, 1)
   */
  public static float stochastic(float v, float u) {
    float f = floor(v);
    return u < v - f ? f + 1f : f;
  }

  /**
   * Rounds by mode.
   *
   * @param v any value
   * @param u uniform in [0, 1); only {@link #STOCHASTIC} reads it
   */
  public float round(float v, float u) {
    return switch (this) {
      case HALF_EVEN -> halfEven(v);
      case HALF_AWAY -> halfAway(v);
      case FLOOR -> floor(v);
      case CEIL -> ceil(v);
      case STOCHASTIC -> stochastic(v, u);
    };
  }

  private static boolean isFractional(float v) {
    return v > -INTEGERS && v < INTEGERS;
  }
}
