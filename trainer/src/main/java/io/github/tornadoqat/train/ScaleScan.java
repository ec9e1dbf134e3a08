package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import java.util.Arrays;

/** The squared error of some values at one scale, under every zero point. */
final class ScaleScan {
  private final IntegerGrid grid;
  private final int leastZeroPoint;
  private final int mostZeroPoint;
  private final double[] x;
  private final double[] codes;

  /** Of the first i values: Σx, Σx², and at the present scale the squared error of rounding. */
  private final double[] sum;

  private final double[] square;
  private final double[] rounding;
  private int zeroPoint;
  private double loss;
  private double clipping;

  ScaleScan(float[] values, IntegerGrid grid, int leastZeroPoint, int mostZeroPoint) {
    this.grid = grid;
    this.leastZeroPoint = leastZeroPoint;
    this.mostZeroPoint = mostZeroPoint;
    float[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    this.x = new double[n];
    this.codes = new double[n];
    this.sum = new double[n + 1];
    this.square = new double[n + 1];
    this.rounding = new double[n + 1];
    for (int i = 0; i < n; i++) {
      x[i] = sorted[i];
      sum[i + 1] = sum[i] + x[i];
      square[i + 1] = square[i] + x[i] * x[i];
    }
  }

  /** The root mean square of the values in steps of a scale, at least one. */
  double rms(double scale) {
    return Math.max(1, Math.sqrt(square[x.length] / x.length) / scale);
  }

  /** Finds the zero point of least error at this scale. */
  void at(double scale) {
    int n = x.length;
    double inverse = 1 / scale;
    double error = 0;
    for (int i = 0; i < n; i++) {
      double r = Math.rint(x[i] * inverse);
      double d = r * scale - x[i];
      error += d * d;
      codes[i] = r;
      rounding[i + 1] = error;
    }
    // Other zero points put all values outside of the grid.
    double first = Math.max(leastZeroPoint, grid.qmin() - codes[n - 1]);
    double last = Math.min(mostZeroPoint, grid.qmax() - codes[0]);
    loss = Double.POSITIVE_INFINITY;
    clipping = Double.POSITIVE_INFINITY;
    zeroPoint = Math.clamp(0, leastZeroPoint, mostZeroPoint);
    int from = 0;
    int to = 0;
    for (double z = last; z >= first; z--) {
      double lo = grid.qmin() - z;
      double hi = grid.qmax() - z;
      while (from < n && codes[from] < lo) {
        from++;
      }
      while (to < n && codes[to] <= hi) {
        to++;
      }
      double outside = clipped(0, from, lo * scale) + clipped(to, n, hi * scale);
      double total = outside + rounding[to] - rounding[from];
      clipping = Math.min(clipping, outside);
      if (total < loss) {
        loss = total;
        zeroPoint = (int) z;
      }
    }
  }

  /** Σ(x − end)² of some values. */
  private double clipped(int from, int to, double end) {
    return (to - from) * end * end - 2 * end * (sum[to] - sum[from]) + square[to] - square[from];
  }

  int zeroPoint() {
    return zeroPoint;
  }

  double loss() {
    return loss;
  }

  /** The least error that clipping alone leaves under any zero point. */
  double clipping() {
    return clipping;
  }
}
