package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;

/** What stays fixed while one range is learned. */
public final class Setup {
  /** The fraction of the starting scale below which no scale is learned. */
  private static final double LEAST_SCALE = 1e-4;

  /** The scale of a range that has no width: PyTorch's smallest. */
  private static final double DEAD_SCALE = 0x1p-23;

  /**
   * Limits may be missed by this share of a width or a scale, or of a code, so that the rounding of
   * a projection never calls for another one.
   */
  private static final double SLACK = 1e-6;

  private final Range start;
  private final IntegerGrid grid;
  private final boolean clampZeroPoint;
  private final Affine startAffine;
  private final double leastScale;

  /**
   * @param start the range that learning starts from; it anchors the relative parameterizations.
   *     Its upper end moves up where it has no width, or too little for an encoding so far from
   *     zero
   * @param grid the codes
   * @param clampZeroPoint whether the zero point is kept inside the grid, so that zero is exact
   */
  public Setup(Range start, IntegerGrid grid, boolean clampZeroPoint) {
    this.start = usable(clampZeroPoint ? start.withZero() : start, grid);
    this.grid = grid;
    this.clampZeroPoint = clampZeroPoint;
    this.startAffine = Affine.of(this.start, grid);
    this.leastScale = Math.max(LEAST_SCALE * startAffine.scale(), Encoding.MIN_SCALE);
  }

  private static Range usable(Range range, IntegerGrid grid) {
    double width = nearWidth(range.min(), range.max(), grid);
    if (range.width() < (double) Encoding.MIN_SCALE * grid.steps() * 2) {
      width = Math.max(width, DEAD_SCALE * grid.steps());
    }
    return range.width() < width
        ? new Range(range.min(), range.min() + width * (1 + SLACK))
        : range;
  }

  /** The range that learning starts from. */
  public Range start() {
    return start;
  }

  /** The codes. */
  public IntegerGrid grid() {
    return grid;
  }

  /** Whether the zero point is kept inside the grid. */
  public boolean clampZeroPoint() {
    return clampZeroPoint;
  }

  /** The width below which a range is too far from zero for an encoding's zero point. */
  private static double nearWidth(double min, double max, IntegerGrid grid) {
    double distance = Math.max(0, Math.max(min, -max));
    return distance * grid.steps() / (Encoding.MAX_ZERO_POINT - 2 * grid.steps());
  }

  /** The starting encoding before snapping. */
  public Affine startAffine() {
    return startAffine;
  }

  /**
   * The smallest encoding with zero point 0 whose grid holds the starting range, so far as its
   * codes have signs.
   */
  public Affine symmetricAffine() {
    double left = scale(start.min(), grid.qmin());
    double right = scale(start.max(), grid.qmax());
    return new Affine(limitScale(Math.max(left, right)), 0);
  }

  private static double scale(double end, int code) {
    return code == 0 ? 0 : end / code;
  }

  /** The smallest scale that a projection allows. */
  double leastScale() {
    return leastScale;
  }

  /** Whether {@link #limit} keeps an encoding. */
  static boolean isLegal(
      double scale, double zeroPoint, double leastScale, IntegerGrid grid, boolean clamped) {
    return scale >= leastScale
        && scale <= Encoding.MAX_SCALE
        && zeroPoint >= leastZeroPoint(grid, clamped) - SLACK
        && zeroPoint <= mostZeroPoint(grid, clamped) + SLACK;
  }

  /** Whether {@link #limitEnds} keeps these ends. */
  static boolean areLegal(
      double min, double max, double leastScale, IntegerGrid grid, boolean clamped) {
    if (min <= 0 && max >= 0) {
      return max - min >= leastScale * grid.steps();
    }
    double slack = slack(min, max, clamped);
    return min <= slack && max >= -slack && max - min >= leastWidth(min, max, leastScale, grid);
  }

  private static double leastZeroPoint(IntegerGrid grid, boolean clamped) {
    return clamped ? grid.qmin() : -Encoding.MAX_ZERO_POINT;
  }

  private static double mostZeroPoint(IntegerGrid grid, boolean clamped) {
    return clamped ? grid.qmax() : Encoding.MAX_ZERO_POINT;
  }

  /** How far from zero on the wrong side an end may be. */
  private static double slack(double min, double max, boolean clamped) {
    return clamped ? SLACK * Math.max(0, max - min) : Double.MAX_VALUE;
  }

  private static double leastWidth(double min, double max, double leastScale, IntegerGrid grid) {
    return Math.max(leastScale * grid.steps(), nearWidth(min, max, grid));
  }

  /** A scale that can be learned. */
  double limitScale(double scale) {
    if (scale < leastScale()) {
      return leastScale() * (1 + SLACK);
    }
    return scale > Encoding.MAX_SCALE ? Encoding.MAX_SCALE * (1 - SLACK) : scale;
  }

  /** A zero point inside the grid if it is to be clamped, and otherwise one that can be encoded. */
  double limitZeroPoint(double zeroPoint) {
    double least = leastZeroPoint(grid, clampZeroPoint);
    double most = mostZeroPoint(grid, clampZeroPoint);
    boolean fits = zeroPoint >= least - SLACK && zeroPoint <= most + SLACK;
    return fits ? zeroPoint : Math.clamp(zeroPoint, least, most);
  }

  /** An encoding within the limits, the same where it is. */
  Affine limit(Affine affine) {
    double scale = limitScale(affine.scale());
    double zeroPoint = limitZeroPoint(affine.zeroPoint());
    boolean fits = scale == affine.scale() && zeroPoint == affine.zeroPoint();
    return fits ? affine : new Affine(scale, zeroPoint);
  }

  /**
   * Ends within the limits, the same where they are: in order, wide enough, and with zero between
   * them if the zero point is to be clamped. Ends that are too near move apart around their middle.
   */
  Parameters limitEnds(Parameters ends) {
    double slack = slack(ends.first(), ends.second(), clampZeroPoint);
    double min = ends.first() > slack ? 0 : ends.first();
    double max = ends.second() < -slack ? 0 : ends.second();
    double width = leastWidth(min, max, leastScale, grid);
    if (max - min < width) {
      double middle = (min + max) / 2;
      min = middle - width * (1 + SLACK) / 2;
      max = min + width * (1 + SLACK);
    }
    return min == ends.first() && max == ends.second() ? ends : new Parameters(min, max);
  }

  @Override
  public String toString() {
    return start + ", " + grid + (clampZeroPoint ? ", zero point clamped" : ", zero point free");
  }
}
