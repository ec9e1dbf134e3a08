package io.github.tornadoqat.math;

/**
 * What learning a range computes beside the kernels, in double precision: from its ends to scale
 * and zero point, and from the sums of a chunk of data back to the gradient of the range.
 *
 * <p>The gradient is that of the straight-through estimator on both roundings. With k = qmax −
 * qmin, s the scale, z the zero point, z_r the rounded one, e = z_r − z, and the sums R = Σ
 * g·(round(v) − v) over elements inside the range, L and H = Σ g over those below and above:
 *
 * <ul>
 *   <li>ds = R + (qmin − z_r)·L + (qmax − z_r)·H, dz = −s·(L + H)
 *   <li>dmin = −R/k + L·(1 + e/k) + H·e/k, dmax = R/k − L·e/k + H·(1 − e/k)
 * </ul>
 */
public final class RangeMath {
  /** The natural logarithm of 2. */
  public static final double LN2 = 0.6931471805599453;

  /** Added to a double, it leaves integers. */
  private static final double MAGIC = 0x1.8p52;

  private RangeMath() {}

  /** The scale of a grid of {@code steps + 1} codes spread from min to max. */
  public static double scale(double min, double max, int steps) {
    return (max - min) / steps;
  }

  /** The zero point, not yet rounded, of a grid whose smallest code stands for min. */
  public static double zeroPoint(double min, double scale, int qmin) {
    return qmin - min / scale;
  }

  /** The value of a code. */
  public static double value(double scale, double zeroPoint, int code) {
    return scale * (code - zeroPoint);
  }

  /** The float32 scale that kernels take, limited to what is usable; NaN passes through. */
  public static float snapScale(double scale) {
    double least = RangeLimits.MIN_SCALE;
    double most = RangeLimits.MAX_SCALE;
    return (float) (scale < least ? least : scale > most ? most : scale);
  }

  /** The integer zero point, limited to what can be encoded; NaN passes through. */
  public static double snapZeroPoint(double zeroPoint) {
    double most = RangeLimits.MAX_ZERO_POINT;
    double limited = zeroPoint < -most ? -most : zeroPoint > most ? most : zeroPoint;
    return limited + MAGIC - MAGIC;
  }

  /** The float32 nearest to 1/scale; the quotient of doubles is too precise to be rounded twice. */
  public static float inverse(float scale) {
    return (float) (1.0 / scale);
  }

  /**
   * R of the squared error, whose gradient to x̂ is d = x̂ − x but for a factor: inside a range d =
   * s·(round(v) − v), so that R = Σ d²/s.
   *
   * @param error Σ d² over the elements inside
   */
  public static double insideSum(double error, double scale) {
    return error / scale;
  }

  /** What a sum of doubles loses by rounding (Knuth's two-sum). */
  public static double rest(double sum, double term, double next) {
    double part = next - sum;
    return sum - (next - part) + (term - part);
  }

  /** The gradient to the scale, the zero point held. */
  public static double scaleGradient(
      double r, double l, double h, double zeroPoint, int qmin, int qmax) {
    return r + (qmin - zeroPoint) * l + (qmax - zeroPoint) * h;
  }

  /** The gradient to the zero point, in codes, the scale held. */
  public static double zeroPointGradient(double l, double h, double scale) {
    return -scale * (l + h);
  }

  /**
   * The gradient to the lower end, the upper end held.
   *
   * @param e what rounding added to the zero point
   */
  public static double minGradient(double r, double l, double h, double e, int steps) {
    return -r / steps + l * (1 + e / steps) + h * e / steps;
  }

  /**
   * The gradient to the upper end, the lower end held.
   *
   * @param e what rounding added to the zero point
   */
  public static double maxGradient(double r, double l, double h, double e, int steps) {
    return r / steps - l * e / steps + h * (1 - e / steps);
  }

  /** e^−|x|, of which sigmoid and softplus are made. */
  public static double decay(double x) {
    return ExpMath.exp(x < 0 ? x : -x);
  }

  /**
   * 1 / (1 + e^−x), without overflow.
   *
   * @param e {@link #decay} of x
   */
  public static double sigmoid(double x, double e) {
    return (x < 0 ? e : 1) / (1 + e);
  }

  /**
   * The derivative of the sigmoid, the same for x and −x.
   *
   * @param e {@link #decay} of x
   */
  public static double sigmoidSlope(double e) {
    return e / ((1 + e) * (1 + e));
  }

  /** y/(1 − y), whose logarithm is the x whose sigmoid is y, for y between 0 and 1. */
  public static double odds(double y) {
    return y / (1 - y);
  }

  /**
   * log(1 + e^x), without overflow; its derivative is the sigmoid.
   *
   * @param e {@link #decay} of x
   */
  public static double softplus(double x, double e) {
    return (x > 0 ? x : 0) + ExpMath.log1p(e);
  }

  /** The r for which y + log r is the x whose softplus is y, for y above 0: 1 − e^−y. */
  public static double softplusRest(double y) {
    return -ExpMath.expm1(-y);
  }
}
