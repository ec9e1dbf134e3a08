package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;

/**
 * What stays fixed while one range is learned.
 *
 * @param start the range that learning starts from, wider than zero; it anchors the relative
 *     parameterizations
 * @param grid the codes
 * @param clampZeroPoint whether the zero point is kept inside the grid, so that zero is exact
 */
public record Setup(Range start, IntegerGrid grid, boolean clampZeroPoint) {
  /** The fraction of the starting scale below which no scale is learned. */
  private static final double LEAST_SCALE = 1e-4;

  /** The scale of a range that has no width: PyTorch's smallest. */
  private static final double DEAD_SCALE = 0x1p-23;

  public Setup {
    if (clampZeroPoint) {
      start = start.withZero();
    }
    if (start.width() < (double) Encoding.MIN_SCALE * grid.steps() * 2) {
      start = new Range(start.min(), start.min() + DEAD_SCALE * grid.steps());
    }
  }

  /** The starting encoding before snapping. */
  public Affine startAffine() {
    return Affine.of(start, grid);
  }

  /** The smallest encoding with zero point 0 whose grid holds the starting range. */
  public Affine symmetricAffine() {
    return new Affine(Math.max(start.max() / grid.qmax(), start.min() / grid.qmin()), 0);
  }

  /** The smallest scale that a projection allows. */
  double leastScale() {
    return Math.max(LEAST_SCALE * startAffine().scale(), Encoding.MIN_SCALE);
  }

  /** The smallest width of a range that a projection allows. */
  double leastWidth() {
    return leastScale() * grid.steps();
  }

  /** A zero point limited to the grid if it is to be clamped. */
  double limitZeroPoint(double zeroPoint) {
    return clampZeroPoint ? Math.clamp(zeroPoint, grid.qmin(), grid.qmax()) : zeroPoint;
  }

  /** A lower end that leaves zero in the range if the zero point is to be clamped. */
  double limitMin(double min) {
    return clampZeroPoint ? Math.min(min, 0) : min;
  }

  /** An upper end that leaves zero in the range if the zero point is to be clamped. */
  double limitMax(double max) {
    return clampZeroPoint ? Math.max(max, 0) : max;
  }
}
