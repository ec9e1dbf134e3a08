package io.github.tornadoqat.math;

/**
 * Which ranges may be learned: in order, wide enough, near enough to zero for an integer zero
 * point, and with zero in them where the zero point is clamped to the grid. A grid is given by its
 * least code and its steps, which are one less than its codes.
 */
// Not && where kernels decide: they would repeat what follows for every way to get there.
@SuppressWarnings("ShortCircuitBoolean")
public final class RangeLimits {
  /** The smallest scale: 2^−126 rounded up to where 1/scale is finite. */
  public static final float MIN_SCALE = 0x1p-126f;

  /** The largest scale, whose reciprocal is still a normal number. */
  public static final float MAX_SCALE = 0x1p125f;

  /** How far from code 0 a zero point may be, for any grid. */
  public static final int MAX_ZERO_POINT = AffineMath.MAX_STEPS - (1 << IntegerGrid.MAX_BITS);

  /**
   * Limits may be missed by this share of a width or a scale, or of a code, so that the rounding of
   * a projection never calls for another one.
   */
  public static final double SLACK = 1e-6;

  private RangeLimits() {}

  /** Whether {@link #scale} and {@link #zeroPoint} keep an encoding; NaN is not kept. */
  public static boolean isLegal(
      double scale, double zeroPoint, double leastScale, int qmin, int steps, boolean clamped) {
    return scale >= leastScale
        & scale <= MAX_SCALE
        & zeroPoint >= leastZeroPoint(qmin, clamped) - SLACK
        & zeroPoint <= mostZeroPoint(qmin, steps, clamped) + SLACK;
  }

  /** Whether {@link #min} and {@link #max} keep these ends; NaN is not kept. */
  public static boolean areLegal(
      double min, double max, double leastScale, int steps, boolean clamped) {
    double slack = slack(min, max, clamped);
    return min <= slack & max >= -slack & max - min >= leastWidth(min, max, leastScale, steps);
  }

  /** The width below which a range is too far from zero for an encoding's zero point. */
  public static double nearWidth(double min, double max, int steps) {
    double above = min > 0 ? min : 0;
    double below = max < 0 ? -max : 0;
    double distance = above > below ? above : below;
    return distance == 0 ? 0 : distance * steps / (MAX_ZERO_POINT - 2 * steps);
  }

  /** The nearest scale that may be learned. */
  public static double scale(double scale, double leastScale) {
    double most = scale > MAX_SCALE ? MAX_SCALE * (1 - SLACK) : scale;
    return scale < leastScale ? leastScale * (1 + SLACK) : most;
  }

  /** The nearest zero point in the grid if it is clamped, and otherwise that can be encoded. */
  public static double zeroPoint(double zeroPoint, int qmin, int steps, boolean clamped) {
    double least = leastZeroPoint(qmin, clamped);
    double most = mostZeroPoint(qmin, steps, clamped);
    double lifted = zeroPoint < least - SLACK ? least : zeroPoint;
    return zeroPoint > most + SLACK ? most : lifted;
  }

  /**
   * The lower end that comes nearest to these: zero moves in, and ends that are too near move apart
   * around their middle.
   */
  public static double min(double min, double max, double leastScale, int steps, boolean clamped) {
    double slack = slack(min, max, clamped);
    double low = min > slack ? 0 : min;
    double high = max < -slack ? 0 : max;
    double width = leastWidth(low, high, leastScale, steps);
    double apart = (low + high) / 2 - width * (1 + SLACK) / 2;
    return high - low < width ? apart : low;
  }

  /**
   * The upper end that belongs to {@link #min}.
   *
   * @param limitedMin what that gave
   */
  public static double max(
      double min, double max, double leastScale, int steps, boolean clamped, double limitedMin) {
    double slack = slack(min, max, clamped);
    double low = min > slack ? 0 : min;
    double high = max < -slack ? 0 : max;
    double width = leastWidth(low, high, leastScale, steps);
    double apart = limitedMin + width * (1 + SLACK);
    return high - low < width ? apart : high;
  }

  private static double leastZeroPoint(int qmin, boolean clamped) {
    return clamped ? qmin : -MAX_ZERO_POINT;
  }

  private static double mostZeroPoint(int qmin, int steps, boolean clamped) {
    return clamped ? qmin + steps : MAX_ZERO_POINT;
  }

  /** How far from zero on the wrong side an end may be. */
  private static double slack(double min, double max, boolean clamped) {
    double width = max > min ? max - min : 0;
    return clamped ? SLACK * width : Double.MAX_VALUE;
  }

  private static double leastWidth(double min, double max, double leastScale, int steps) {
    double near = nearWidth(min, max, steps);
    double least = leastScale * steps;
    return near > least ? near : least;
  }
}
