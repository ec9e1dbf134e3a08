package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.RangeLimits;
import io.github.tornadoqat.math.RangeMath;
import io.github.tornadoqat.program.QuantizationSpec;

/**
 * What kernels compute with and what is exported: x̂ = scale·(q − zeroPoint), q in the grid.
 *
 * @param scale the step, a normal float32 whose reciprocal is normal too
 * @param zeroPoint the code of zero; it may lie outside of the grid
 * @param grid the codes
 */
public record Encoding(float scale, int zeroPoint, IntegerGrid grid) {
  public Encoding {
    if (!(scale >= RangeLimits.MIN_SCALE && scale <= RangeLimits.MAX_SCALE)) {
      throw new IllegalArgumentException("scale " + scale + " is not a usable float32");
    }
    long lo = (long) grid.qmin() - zeroPoint;
    long hi = (long) grid.qmax() - zeroPoint;
    if (Math.max(Math.abs(lo), Math.abs(hi)) > AffineMath.MAX_STEPS) {
      throw new IllegalArgumentException("zero point " + zeroPoint + " is too far from the grid");
    }
  }

  /**
   * Snaps to float32 and integers; a scale or zero point out of bounds is limited to them.
   *
   * @throws IllegalArgumentException if either is NaN
   */
  public static Encoding snap(Affine affine, IntegerGrid grid) {
    float scale = RangeMath.snapScale(affine.scale());
    double zeroPoint = RangeMath.snapZeroPoint(affine.zeroPoint());
    if (Double.isNaN(zeroPoint)) {
      throw new IllegalArgumentException("zero point NaN is not usable");
    }
    return new Encoding(scale, (int) zeroPoint, grid);
  }

  /** The reciprocal that kernels multiply by. */
  public float inverse() {
    return RangeMath.inverse(scale);
  }

  /** The value of the smallest code. */
  public double min() {
    return scale * (double) (grid.qmin() - zeroPoint);
  }

  /** The value of the largest code. */
  public double max() {
    return scale * (double) (grid.qmax() - zeroPoint);
  }

  /** Writes column {@code p} of the encodings that {@link QuantizationSpec} describes. */
  public void store(float[] table, int p) {
    store(table, p, scale, zeroPoint, grid);
  }

  static void store(float[] table, int p, float scale, float zeroPoint, IntegerGrid grid) {
    int columns = table.length / QuantizationSpec.ROWS;
    table[QuantizationSpec.SCALE * columns + p] = scale;
    table[QuantizationSpec.INVERSE * columns + p] = RangeMath.inverse(scale);
    table[QuantizationSpec.LO * columns + p] = grid.qmin() - zeroPoint;
    table[QuantizationSpec.HI * columns + p] = grid.qmax() - zeroPoint;
    table[QuantizationSpec.ZERO_POINT * columns + p] = zeroPoint;
  }
}
