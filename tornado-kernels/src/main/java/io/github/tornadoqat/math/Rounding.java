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
  HALF_EVEN(Rounding.HALF_EVEN_CODE),
  /** To the nearest integer, ties away from zero: C's {@code roundf}. */
  HALF_AWAY(Rounding.HALF_AWAY_CODE),
  /** Toward negative infinity. */
  FLOOR(Rounding.FLOOR_CODE),
  /** Toward positive infinity. */
  CEIL(Rounding.CEIL_CODE),
  /** Up with a probability equal to the fraction, given a uniform number. */
  STOCHASTIC(Rounding.STOCHASTIC_CODE);

  /** The {@link #code} of each mode, for kernels. */
  public static final int HALF_EVEN_CODE = 0;

  public static final int HALF_AWAY_CODE = 1;
  public static final int FLOOR_CODE = 2;
  public static final int CEIL_CODE = 3;
  public static final int STOCHASTIC_CODE = 4;

  /** 2^23: from here on every float32 is an integer. */
  public static final float INTEGERS = 8388608f;

  /** 1.5·2^23: adding and subtracting it rounds half to even wherever |v| is at most 2^22. */
  public static final float MAGIC = 12582912f;

  private final int code;

  Rounding(int code) {
    this.code = code;
  }

  /** The mode as a number. */
  public int code() {
    return code;
  }

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

  /** Rounds by a mode's {@link #code}, since a kernel has no objects; else as {@link #round}. */
  public static float round(int code, float v, float u) {
    if (code == HALF_EVEN_CODE) {
      return halfEven(v);
    }
    if (code == HALF_AWAY_CODE) {
      return halfAway(v);
    }
    if (code == FLOOR_CODE) {
      return floor(v);
    }
    return code == CEIL_CODE ? ceil(v) : stochastic(v, u);
  }

  private static boolean isFractional(float v) {
    return v > -INTEGERS && v < INTEGERS;
  }
}
