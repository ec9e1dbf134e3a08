package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.RangeMath;
import io.github.tornadoqat.program.QuantizationSpec;
import java.util.List;
import java.util.stream.IntStream;

/** Encodings of one grid, before and after snapping, as arrays with an element a range. */
public class Encodings {
  final IntegerGrid grid;

  /** Before snapping. */
  final double[] scales;

  final double[] zeroPoints;

  /** After it; zero points are integers. */
  final float[] snappedScales;

  final double[] snappedZeroPoints;

  /** Encodings that are not set yet. */
  public Encodings(IntegerGrid grid, int size) {
    this.grid = grid;
    this.scales = new double[size];
    this.zeroPoints = new double[size];
    this.snappedScales = new float[size];
    this.snappedZeroPoints = new double[size];
  }

  /** The codes. */
  public final IntegerGrid grid() {
    return grid;
  }

  /** How many there are. */
  public final int size() {
    return scales.length;
  }

  /**
   * Sets what is snapped from what is not, as {@link Encoding#snap} does.
   *
   * @throws IllegalArgumentException if a scale or zero point is NaN
   */
  final void snap() {
    boolean nan = false;
    for (int p = 0; p < scales.length; p++) {
      float scale = RangeMath.snapScale(scales[p]);
      double zeroPoint = RangeMath.snapZeroPoint(zeroPoints[p]);
      snappedScales[p] = scale;
      snappedZeroPoints[p] = zeroPoint;
      nan |= Double.isNaN(scale + zeroPoint);
    }
    if (nan) {
      throw nan();
    }
  }

  /** The error to throw where a scale or zero point that is learned is NaN. */
  public static IllegalArgumentException nan() {
    return new IllegalArgumentException(
        "a learned scale or zero point became NaN: take a lower learning rate; the squared error of"
            + " values beyond 1e18 is infinite");
  }

  /** Takes encoding p of others. */
  public final void copy(int p, Encodings from) {
    scales[p] = from.scales[p];
    zeroPoints[p] = from.zeroPoints[p];
    snappedScales[p] = from.snappedScales[p];
    snappedZeroPoints[p] = from.snappedZeroPoints[p];
  }

  /** Takes encodings before snapping, each as {@link Encoding#snap} does. */
  public final void set(double[] newScales, double[] newZeroPoints) {
    System.arraycopy(newScales, 0, scales, 0, scales.length);
    System.arraycopy(newZeroPoints, 0, zeroPoints, 0, zeroPoints.length);
    snap();
  }

  final void set(int p, Affine affine, Encoding encoding) {
    scales[p] = affine.scale();
    zeroPoints[p] = affine.zeroPoint();
    snappedScales[p] = encoding.scale();
    snappedZeroPoints[p] = encoding.zeroPoint();
  }

  /** Encoding p before snapping. */
  final Affine affine(int p) {
    return new Affine(scales[p], zeroPoints[p]);
  }

  /** Encoding p. */
  final Encoding encoding(int p) {
    return new Encoding(snappedScales[p], (int) snappedZeroPoints[p], grid);
  }

  /** All of them. */
  public final List<Encoding> toList() {
    return IntStream.range(0, size()).mapToObj(this::encoding).toList();
  }

  /** The value of the smallest code of encoding p, before snapping. */
  public final double min(int p) {
    return RangeMath.value(scales[p], zeroPoints[p], grid.qmin());
  }

  /** The value of the largest code of encoding p, before snapping. */
  public final double max(int p) {
    return RangeMath.value(scales[p], zeroPoints[p], grid.qmax());
  }

  /** The zero point of encoding p. */
  public final long zeroPoint(int p) {
    return (long) snappedZeroPoints[p];
  }

  /** Writes them into columns of the table that {@link QuantizationSpec} describes. */
  public final void store(float[] table, int from) {
    for (int p = 0; p < scales.length; p++) {
      Encoding.store(table, from + p, snappedScales[p], (float) snappedZeroPoints[p], grid);
    }
  }
}
