package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;

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
    double scale = (max - min) / grid.steps();
    return new Affine(scale, grid.qmin() - min / scale);
  }

  /** The value of the smallest code. */
  public double min(IntegerGrid grid) {
    return scale * (grid.qmin() - zeroPoint);
  }

  /** The value of the largest code. */
  public double max(IntegerGrid grid) {
    return scale * (grid.qmax() - zeroPoint);
  }
}
