package io.github.tornadoqat.quantizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.math.IntegerGrid;
import java.util.List;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;

class MseObserverTest {
  private static final List<IntegerGrid> GRIDS =
      List.of(
          IntegerGrid.unsigned(1),
          IntegerGrid.unsigned(2),
          IntegerGrid.signed(3),
          IntegerGrid.restricted(4),
          IntegerGrid.unsigned(6));

  /** Of the least error that any zero point and any of many scales give. */
  private static final double WITHIN = 1.02;

  private static Range observe(IntegerGrid grid, float[] x) {
    MseObserver observer = new MseObserver(grid);
    observer.observe(x, 0, x.length);
    return observer.range();
  }

  private static double squaredError(float[] x, double scale, double zeroPoint, IntegerGrid grid) {
    double sum = 0;
    for (float v : x) {
      double q = Math.clamp(Math.rint(v / scale) + zeroPoint, grid.qmin(), grid.qmax());
      sum += Math.pow(scale * (q - zeroPoint) - v, 2);
    }
    return sum / x.length;
  }

  private static double squaredError(float[] x, Range range, IntegerGrid grid) {
    double scale = (range.max() - range.min()) / grid.steps();
    return squaredError(x, scale, Math.rint(grid.qmin() - range.min() / scale), grid);
  }

  private static double leastSquaredError(float[] x, Range whole, IntegerGrid grid) {
    double best = Double.POSITIVE_INFINITY;
    double widest = whole.width() / grid.steps() * 1.1;
    for (int z = grid.qmin(); z <= grid.qmax(); z++) {
      for (double scale = widest; scale > widest / 100; scale /= 1.01) {
        best = Math.min(best, squaredError(x, scale, z, grid));
      }
    }
    return best;
  }

  @Test
  void isNearTheBestOfAllEncodings() {
    RandomDataGenerator random = Samples.seeded(8);
    int n = 3000;
    for (IntegerGrid grid : GRIDS) {
      for (float[] x :
          new float[][] {
            Samples.normal(random, n, 0, 1),
            Samples.normal(random, n, 3e-5, 2e-5),
            Samples.normal(random, n, -400, 30),
            Samples.exponential(random, n, 1e4),
            Samples.heavyTailed(random, n)
          }) {
        MinMaxObserver ends = new MinMaxObserver();
        ends.observe(x, 0, n);
        Range whole = ends.range().withZero();
        Range range = observe(grid, x);
        assertThat(range.withZero()).isEqualTo(range);
        assertThat(whole.min()).isLessThanOrEqualTo(range.min());
        assertThat(whole.max()).isGreaterThanOrEqualTo(range.max());
        double error = squaredError(x, range, grid);
        double least = leastSquaredError(x, whole, grid);
        System.out.println(grid + " " + range + " " + error / least);
        assertThat(error).isLessThan(WITHIN * least);
      }
    }
  }

  /** The error at min/max over the best, measured on other samples: 2.37, 1.84, 1.015. */
  @Test
  void gainsOnMinMaxWhatNormalDataAllow() {
    float[] x = Samples.normal(Samples.seeded(9), 10_000, 0, 1);
    double[] least = {1.8, 1.5, 1.0};
    int[] bits = {3, 4, 8};
    for (int i = 0; i < bits.length; i++) {
      IntegerGrid grid = IntegerGrid.unsigned(bits[i]);
      MinMaxObserver ends = new MinMaxObserver();
      ends.observe(x, 0, x.length);
      double gain = squaredError(x, ends.range(), grid) / squaredError(x, observe(grid, x), grid);
      System.out.println(bits[i] + " bits: " + gain);
      assertThat(gain).isGreaterThan(least[i]);
    }
  }

  /** Codes of 16 bits are finer than bins: what is beyond the range weighs more than rounding. */
  @Test
  void keepsWhatFineGridsHold() {
    float[] x = Samples.normal(Samples.seeded(10), 10_000, 0, 1);
    MinMaxObserver ends = new MinMaxObserver();
    ends.observe(x, 0, x.length);
    IntegerGrid grid = IntegerGrid.unsigned(16);
    assertThat(observe(grid, x).width()).isGreaterThan(0.98 * ends.range().width());
  }

  /** An outlier a thousand times further out than the rest costs less than their rounding. */
  @Test
  void dropsAnOutlier() {
    float[] x = Samples.normal(Samples.seeded(11), 100_000, 0, 1);
    x[17] = 300;
    Range range = observe(IntegerGrid.unsigned(3), x);
    assertThat(range.max()).isLessThan(30);
    assertThat(range.min()).isGreaterThan(-20);
  }
}
