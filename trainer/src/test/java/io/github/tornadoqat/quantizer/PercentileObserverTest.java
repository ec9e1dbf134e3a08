package io.github.tornadoqat.quantizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentileObserverTest {
  private static final double[] PERCENTAGES = {1e-6, 50, 90, 99, 99.9, 99.99, 100};

  private static Range observe(double q, float[] x) {
    PercentileObserver observer = new PercentileObserver(q);
    observer.observe(x, 0, x.length);
    return observer.range();
  }

  /** numpy.quantile(x, p), method "linear". */
  private static double quantile(float[] x, double p) {
    float[] sorted = x.clone();
    Arrays.sort(sorted);
    double rank = (x.length - 1) * p;
    int below = (int) Math.floor(rank);
    double next = sorted[Math.min(below + 1, x.length - 1)];
    return sorted[below] + (rank - below) * (next - sorted[below]);
  }

  /** numpy.percentile([15, 20, 35, 40, 50], [5, 95]) = [16, 48]. */
  @Test
  void cutsHalfTheRestOffEachTail() {
    Range range = observe(90, new float[] {40, 15, 50, 35, 20});
    assertThat(range.min()).isCloseTo(16, within(1e-12));
    assertThat(range.max()).isCloseTo(48, within(1e-12));
  }

  @Test
  void allOfThemIsMinMax() {
    assertThat(observe(100, new float[] {3, -1, 2})).isEqualTo(new Range(-1, 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 31, 33, 1023, 4098, PercentileObserver.EXACT})
  void isExactForFewValues(int n) {
    float[] x = Samples.heavyTailed(Samples.seeded(6), n);
    for (double q : PERCENTAGES) {
      Range range = observe(q, x);
      double tail = (100 - q) / 200;
      double tolerance = 1e-11 * (quantile(x, 1) - quantile(x, 0)) + 1e-15;
      assertThat(range.min()).isCloseTo(quantile(x, tail), within(tolerance));
      assertThat(range.max()).isCloseTo(quantile(x, 1 - tail), within(tolerance));
    }
  }

  /** And within the gap of the two values that the rank lies between, where tails are thin. */
  @Test
  void isWithinABinForMany() {
    RandomDataGenerator random = Samples.seeded(7);
    int n = PercentileObserver.EXACT + 1;
    for (float[] x :
        new float[][] {
          Samples.normal(random, n, 0, 1),
          Samples.normal(random, n, 1e6, 100),
          Samples.exponential(random, 3 * n, 1e-6),
          Samples.heavyTailed(random, 2 * n)
        }) {
      double bin = 2 * (quantile(x, 1) - quantile(x, 0)) / PercentileObserver.BINS;
      for (double q : PERCENTAGES) {
        Range range = observe(q, x);
        double tail = (100 - q) / 200;
        assertThat(range.min()).isCloseTo(quantile(x, tail), within(gap(x, tail) + bin));
        assertThat(range.max()).isCloseTo(quantile(x, 1 - tail), within(gap(x, 1 - tail) + bin));
      }
    }
  }

  /** The distance between the two values that a rank lies between. */
  private static double gap(float[] x, double p) {
    double rank = (x.length - 1) * p;
    double n = x.length - 1;
    return quantile(x, Math.ceil(rank) / n) - quantile(x, Math.floor(rank) / n);
  }
}
