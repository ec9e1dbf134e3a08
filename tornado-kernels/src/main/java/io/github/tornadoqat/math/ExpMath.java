package io.github.tornadoqat.math;

/**
 * The exponential and the logarithm in double precision, the same bits on the JVM and in a kernel.
 *
 * <p>{@link Math} and the devices' own functions differ in the last bits, and kernels have no
 * others. These are made of arithmetic that IEEE 754 defines to the last bit, and of comparisons.
 * Powers of two are shifted integers.
 *
 * <p>With k the nearest integer to x / ln 2 and r = x − k·ln 2, from continued fractions:
 *
 * <ul>
 *   <li>e^x = 2^k·e^r, e^r = 1 + r + r·(r − d)/(2 + d − r), d = r²/(6 + r²/(10 + r²/(14 + …)))
 *   <li>log x = k·ln 2 + log(1 + f), where 1 + f = x·2^−k lies in [√½, √2], log(1 + f) = f − f·(f −
 *       b)/(u − b), u = 2 + f, b = f²/(3u − 4f²/(5u − 9f²/(7u − …)))
 * </ul>
 *
 * <p>Fractions and not polynomials, since a product that is rounded must not feed an addition:
 * compilers of devices fuse the two. Here such products feed divisions, and those that feed
 * additions are exact: ln 2 is in two parts of 42 bits each, and other factors are powers of two.
 *
 * <p>The error is that of the result in units of its last place, ulp.
 */
public final class ExpMath {
  /** ln 2 = high + low, within 2^−89. */
  private static final double LN2_HIGH = 0x1.62e42fefa38p-1;

  private static final double LN2_LOW = 0x1.ef35793c768p-45;
  private static final double HALVES_OF_LN2 = 2.885390081777927;
  private static final double SQRT_2 = 1.4142135623730951;

  /** Beyond these e^x is 0 and infinite, rounded. */
  private static final double LEAST = -746;

  private static final double MOST = 710;

  /** 2^(k + 31) fits a long for k from −31 to 31. */
  private static final int SHIFT = 31;

  private static final double UP = 0x1p31;
  private static final double DOWN = 0x1p-31;

  private ExpMath() {}

  /** e^x, for any x: 0 for −∞, NaN for NaN. The error is below 1 ulp, of subnormal results too. */
  // A kernel cannot call Double.isNaN.
  @SuppressWarnings("IdentityBinaryExpression")
  public static double exp(double x) {
    double c = limit(x);
    int k = nearest(c);
    double y = scale(1 + rise(c, k), k);
    return x != x ? x : y;
  }

  /** e^x − 1, for any x: accurate for small x too. The error is below 4.5 ulp. */
  // A kernel cannot call Double.isNaN.
  @SuppressWarnings("IdentityBinaryExpression")
  public static double expm1(double x) {
    double c = limit(x);
    int k = nearest(c);
    double rise = rise(c, k);
    double y = k == 0 ? rise : scale(1 + rise, k) - 1;
    return x != x ? x : y;
  }

  /**
   * The natural logarithm of any x, subnormal ones too: −∞ for 0, NaN for less and for NaN. The
   * error is below 1.25 ulp.
   */
  // A kernel has no literal NaN and cannot call Double.isNaN.
  @SuppressWarnings("IdentityBinaryExpression")
  public static double log(double x) {
    int k = exponent(x);
    double y = log(k, scale(x, -k) - 1);
    y = x > Double.MAX_VALUE ? x : y;
    y = x == 0 ? -1 / (x * x) : y;
    y = x < 0 ? (x - x) / (x - x) : y;
    return x != x ? x : y;
  }

  /**
   * log(1 + x) for x in [0, 1]: accurate for small x too; NaN for NaN. The error is below 1.25 ulp.
   */
  public static double log1p(double x) {
    return x > 0.5 ? log(1, 0.5 * x - 0.5) : log(0, x);
  }

  private static double limit(double x) {
    double most = x < MOST ? x : MOST;
    return x > LEAST ? most : LEAST;
  }

  /** The integer nearest to x / ln 2. Kernels round negative integers otherwise than Java. */
  private static int nearest(double x) {
    double a = x < 0 ? -x : x;
    int k = ((int) (a * HALVES_OF_LN2) + 1) >> 1;
    return x < 0 ? -k : k;
  }

  /** e^(x − k·ln 2) − 1, for the k nearest to x / ln 2. */
  private static double rise(double x, int k) {
    double high = x - k * LN2_HIGH;
    double low = k * LN2_LOW;
    double r = high - low;
    double q = r * r;
    double d = q / (6 + q / (10 + q / (14 + q / (18 + q / 22))));
    return high + (r * (r - d) / (2 + d - r) - low);
  }

  /** k·ln 2 + log(1 + f). */
  private static double log(int k, double f) {
    return k * LN2_HIGH - (fall(f) - k * LN2_LOW - f);
  }

  /** f − log(1 + f), for f in [√½ − 1, ½]. */
  private static double fall(double f) {
    double u = 2 + f;
    double q = f * f;
    double u2 = u + u;
    double u3 = u + u2;
    double u5 = u3 + u2;
    double u7 = u5 + u2;
    double u9 = u7 + u2;
    double u11 = u9 + u2;
    double u13 = u11 + u2;
    double u15 = u13 + u2;
    double u17 = u15 + u2;
    double b = 36 * q / (u13 - 49 * q / (u15 - 64 * q / u17));
    b = q / (u3 - 4 * q / (u5 - 9 * q / (u7 - 16 * q / (u9 - 25 * q / (u11 - b)))));
    return f * (f - b) / (u - b);
  }

  /** y·2^k, rounded once unless it is subnormal. */
  private static double scale(double y, int k) {
    double scaled = y;
    int rest = k;
    while (rest < -SHIFT) {
      scaled *= DOWN;
      rest += SHIFT;
    }
    while (rest > SHIFT) {
      scaled *= UP;
      rest -= SHIFT;
    }
    return scaled * ((1L << (rest + SHIFT)) * DOWN);
  }

  /** The integer nearest to log2 x, for x above 0 and finite; for any other x some number. */
  // NaN must not reach the loops: kernels negate their conditions.
  @SuppressWarnings("IdentityBinaryExpression")
  private static int exponent(double x) {
    double near = x > 0 ? x : 1;
    near = near > Double.MAX_VALUE ? 1 : near;
    near = x != x ? 1 : near;
    int k = -15;
    while (near < 0x1p-15) {
      near *= 0x1p30;
      k -= 30;
    }
    while (near >= 0x1p15) {
      near *= 0x1p-30;
      k += 30;
    }
    // Of an int, since kernels turn double to long through int.
    int n = (int) (near * (SQRT_2 * 0x1p15));
    for (int bits = 16; bits > 0; bits >>= 1) {
      int more = n >> bits != 0 ? bits : 0;
      n >>= more;
      k += more;
    }
    return k;
  }
}
