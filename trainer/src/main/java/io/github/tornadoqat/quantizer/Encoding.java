package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.QuantizationSpec;

/**
 * What kernels compute with and what is exported: x̂ = scale·(q − zeroPoint), q in the grid.
 *
 * @param scale the step, a normal float32 whose reciprocal is normal too
 * @param zeroPoint the code of zero; it may lie outside of the grid
 * @param grid the codes
 */
public record Encoding(float scale, int zeroPoint, IntegerGrid grid) {
  /** The smallest scale: 2^−126 rounded up to where 1/scale is finite. */
  public static final float MIN_SCALE = 0x1p-126f;

  /** The largest scale, whose reciprocal is still a normal number. */
  public static final float MAX_SCALE = 0x1p125f;

  /** How far from code 0 a zero point may be, for any grid. */
  public static final int MAX_ZERO_POINT = AffineMath.MAX_STEPS - (1 << IntegerGrid.MAX_BITS);

  public Encoding {
    if (!(scale >= MIN_SCALE && scale <= MAX_SCALE)) {
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
    float scale = snapScale(affine.scale());
    double zeroPoint = snapZeroPoint(affine.zeroPoint());
    if (Double.isNaN(zeroPoint)) {
      throw new IllegalArgumentException("zero point NaN is not usable");
    }
    return new Encoding(scale, (int) zeroPoint, grid);
  }

  static float snapScale(double scale) {
    return (float) clip(scale, MIN_SCALE, MAX_SCALE);
  }

  /** An integer, or NaN. */
  static double snapZeroPoint(double zeroPoint) {
    return Math.rint(clip(zeroPoint, -MAX_ZERO_POINT, MAX_ZERO_POINT));
  }

  /** NaN passes through. */
  private static double clip(double v, double least, double most) {
    return v < least ? least : v > most ? most : v;
  }

  /** The reciprocal that kernels multiply by. */
  public float inverse() {
    return inverse(scale);
  }

  private static float inverse(float scale) {
    return 1f / scale;
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
    table[QuantizationSpec.INVERSE * columns + p] = inverse(scale);
    table[QuantizationSpec.LO * columns + p] = grid.qmin() - zeroPoint;
    table[QuantizationSpec.HI * columns + p] = grid.qmax() - zeroPoint;
    table[QuantizationSpec.ZERO_POINT * columns + p] = zeroPoint;
  }
}
