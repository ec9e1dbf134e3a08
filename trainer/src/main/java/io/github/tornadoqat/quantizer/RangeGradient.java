package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.RangeMath;

/**
 * The gradient of a loss to a range, from the three sums that kernels take (see {@code
 * Op.RangeGradient}); its formulas are those of {@link RangeMath}.
 *
 * @param r Σ g·(round(v) − v) over elements inside the range
 * @param l Σ g over elements below
 * @param h Σ g over elements above
 * @param affine the encoding before snapping
 * @param encoding the encoding that the sums were taken with
 */
public record RangeGradient(double r, double l, double h, Affine affine, Encoding encoding) {
  /** To the scale, the zero point held. */
  public double scale() {
    IntegerGrid grid = encoding.grid();
    return RangeMath.scaleGradient(r, l, h, encoding.zeroPoint(), grid.qmin(), grid.qmax());
  }

  /** To the zero point, in codes, the scale held. */
  public double zeroPoint() {
    return RangeMath.zeroPointGradient(l, h, encoding.scale());
  }

  /** To the lower end of the range, the upper end held. */
  public double min() {
    return RangeMath.minGradient(r, l, h, rounding(), steps());
  }

  /** To the upper end of the range, the lower end held. */
  public double max() {
    return RangeMath.maxGradient(r, l, h, rounding(), steps());
  }

  /** To the width of the range where the rounded zero point is taken as a constant. */
  public double width() {
    return scale() / steps();
  }

  private double rounding() {
    return encoding.zeroPoint() - affine.zeroPoint();
  }

  private int steps() {
    return encoding.grid().steps();
  }
}
