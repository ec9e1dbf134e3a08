package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.RangeMath;

/**
 * An encoding before it is snapped.
 *
 * @param scale the step, in input units
 * @param zeroPoint the code of zero, not yet rounded
 */
public record Affine(double scale, double zeroPoint) {
  /** The encoding that spreads a grid over a range. */
  public static Affine of(Range range, IntegerGrid grid) {
    return of(range.min(), range.max(), grid);
  }

  /** The encoding whose smallest code is min and whose largest code is max. */
  static Affine of(double min, double max, IntegerGrid grid) {
    double scale = RangeMath.scale(min, max, grid.steps());
    return new Affine(scale, RangeMath.zeroPoint(min, scale, grid.qmin()));
  }

  /** The value of the smallest code. */
  public double min(IntegerGrid grid) {
    return RangeMath.value(scale, zeroPoint, grid.qmin());
  }

  /** The value of the largest code. */
  public double max(IntegerGrid grid) {
    return RangeMath.value(scale, zeroPoint, grid.qmax());
  }
}
