package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.RangeLimits;

/** What stays fixed while one range is learned. */
public final class Setup {
  /** The fraction of the starting scale below which no scale is learned. */
  private static final double LEAST_SCALE = 1e-4;

  /** The scale of a range that has no width: PyTorch's smallest. */
  private static final double DEAD_SCALE = 0x1p-23;

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
    this.leastScale = Math.max(LEAST_SCALE * startAffine.scale(), RangeLimits.MIN_SCALE);
  }

  private static Range usable(Range range, IntegerGrid grid) {
    double width = RangeLimits.nearWidth(range.min(), range.max(), grid.steps());
    if (range.width() < (double) RangeLimits.MIN_SCALE * grid.steps() * 2) {
      width = Math.max(width, DEAD_SCALE * grid.steps());
    }
    return range.width() < width
        ? new Range(range.min(), range.min() + width * (1 + RangeLimits.SLACK))
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
    return new Affine(RangeLimits.scale(Math.max(left, right), leastScale), 0);
  }

  private static double scale(double end, int code) {
    return code == 0 ? 0 : end / code;
  }

  /** The smallest scale that a projection allows. */
  double leastScale() {
    return leastScale;
  }

  @Override
  public String toString() {
    return start + ", " + grid + (clampZeroPoint ? ", zero point clamped" : ", zero point free");
  }
}
