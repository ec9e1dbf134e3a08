package io.github.tornadoqat.benchmarks.work;

import io.github.tornadoqat.program.QuantizationSpec;
import java.util.SplittableRandom;

/** Asymmetric 8-bit ranges, one for each sequence, that clip a few elements at both ends. */
public final class Ranges {
  /** The smallest code. */
  public static final int QMIN = 0;

  /** The largest code. */
  public static final int QMAX = 255;

  private final float[] low;
  private final float[] high;

  private Ranges(float[] low, float[] high) {
    this.low = low;
    this.high = high;
  }

  /** {@code count} ranges that differ a little. */
  public static Ranges random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] low = new float[count];
    float[] high = new float[count];
    for (int i = 0; i < count; i++) {
      low[i] = (float) (-2.6 - 0.3 * random.nextDouble());
      high[i] = (float) (2.2 + 0.3 * random.nextDouble());
    }
    return new Ranges(low, high);
  }

  /** The number of ranges. */
  public int count() {
    return low.length;
  }

  /** The lower ends; not a copy. */
  public float[] low() {
    return low;
  }

  /** The upper ends; not a copy. */
  public float[] high() {
    return high;
  }

  /** The step size, in float32 as libtorch computes it. */
  public float scale(int i) {
    return (high[i] - low[i]) / QMAX;
  }

  /** The code of zero. */
  public float zeroPoint(int i) {
    return (float) Math.rint(-low[i] / scale(i));
  }

  /** Every {@link #scale}. */
  public float[] scales() {
    float[] scales = new float[count()];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = scale(i);
    }
    return scales;
  }

  /** Every {@link #zeroPoint}. */
  public float[] zeroPoints() {
    float[] points = new float[count()];
    for (int i = 0; i < points.length; i++) {
      points[i] = zeroPoint(i);
    }
    return points;
  }

  /** The buffer of {@link QuantizationSpec}, row by row. */
  public float[] encodings() {
    int p = count();
    float[] e = new float[QuantizationSpec.ROWS * p];
    for (int i = 0; i < p; i++) {
      float s = scale(i);
      float z = zeroPoint(i);
      e[QuantizationSpec.SCALE * p + i] = s;
      e[QuantizationSpec.INVERSE * p + i] = 1f / s;
      e[QuantizationSpec.LO * p + i] = QMIN - z;
      e[QuantizationSpec.HI * p + i] = QMAX - z;
      e[QuantizationSpec.ZERO_POINT * p + i] = z;
    }
    return e;
  }
}
