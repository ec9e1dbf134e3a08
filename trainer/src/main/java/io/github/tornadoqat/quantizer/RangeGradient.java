package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;

/**
 * The gradient of a loss to a range, from the three sums that kernels take (see {@code
 * Op.RangeGradient}), by the straight-through estimator on both roundings.
 *
 * <p>With k = qmax − qmin, s the scale, z the zero point, and e = z − z_r what rounding added to
 * it:
 *
 * <ul>
 *   <li>ds = R + (qmin − z)·L + (qmax − z)·H, dz = −s·(L + H)
 *   <li>dmin = −R/k + L·(1 + e/k) + H·e/k, dmax = R/k − L·e/k + H·(1 − e/k)
 * </ul>
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
    return r + (grid.qmin() - encoding.zeroPoint()) * l + (grid.qmax() - encoding.zeroPoint()) * h;
  }

  /** To the zero point, in codes, the scale held. */
  public double zeroPoint() {
    return -encoding.scale() * (l + h);
  }

  /** To the lower end of the range, the upper end held. */
  public double min() {
    double e = rounding();
    return -r / steps() + l * (1 + e / steps()) + h * e / steps();
  }

  /** To the upper end of the range, the lower end held. */
  public double max() {
    double e = rounding();
    return r / steps() - l * e / steps() + h * (1 - e / steps());
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
