package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Ranges;
import io.github.tornadoqat.program.Op;

/**
 * From the sums of a range gradient or an MSE step to the parameters that libtorch differentiates
 * by, so that the tests can compare results.
 */
final class RangeGradients {
  private static final int R = 0;
  private static final int L = 1;
  private static final int H = 2;

  private RangeGradients() {}

  /** ∂/∂s = R + (qmin − z)·L + (qmax − z)·H by sequence, then ∂/∂z = −s·(L + H). */
  static double[] scaleAndZeroPoint(double[][] sums, Ranges ranges) {
    int p = ranges.count();
    double[] out = new double[2 * p];
    for (int i = 0; i < p; i++) {
      double z = ranges.zeroPoint(i);
      double below = sums[L][i];
      double above = sums[H][i];
      out[i] = sums[R][i] + (Ranges.QMIN - z) * below + (Ranges.QMAX - z) * above;
      out[p + i] = -ranges.scale(i) * (below + above);
    }
    return out;
  }

  /**
   * From the sums of {@link Op.MseStep}, with R = inside error / s.
   *
   * <p>The gradient of the mean squared error over n elements by the ends of the ranges, with k =
   * qmax − qmin and e = z − zr the residue of the rounded zero point: ∂/∂low = −R/k + L·(1 + e/k) +
   * H·e/k, ∂/∂high = R/k − L·e/k + H·(1 − e/k), each times 2/n; then the mean squared error.
   */
  static double[] lowAndHigh(double[][] sums, Ranges ranges, int n) {
    int p = ranges.count();
    double k = Ranges.QMAX - Ranges.QMIN;
    double[] out = new double[2 * p + 1];
    for (int i = 0; i < p; i++) {
      double e = (ranges.zeroPoint(i) + ranges.low()[i] / ranges.scale(i)) / k;
      double inside = sums[Op.MseStep.INSIDE][i];
      double r = inside / ranges.scale(i) / k;
      double below = sums[Op.MseStep.L][i];
      double above = sums[Op.MseStep.H][i];
      out[i] = 2.0 / n * (-r + below * (1 + e) + above * e);
      out[p + i] = 2.0 / n * (r - below * e + above * (1 - e));
      out[2 * p] += (inside + sums[Op.MseStep.OUTSIDE][i]) / n;
    }
    return out;
  }
}
