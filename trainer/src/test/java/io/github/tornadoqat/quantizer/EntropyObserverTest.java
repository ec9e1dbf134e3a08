package io.github.tornadoqat.quantizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.IntegerGrid;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;

class EntropyObserverTest {
  private static Range observe(IntegerGrid grid, float[] x) {
    EntropyObserver observer = new EntropyObserver(grid);
    observer.observe(x, 0, x.length);
    return observer.range();
  }

  /** 16 bins of unequal counts, and one value at their 2048-fold: only 16 keeps all of them. */
  @Test
  void findsTheThresholdThatKeepsEveryBin() {
    int counts = 0;
    for (int k = 0; k < 16; k++) {
      counts += 100 + 37 * (k * k % 7);
    }
    float[] x = new float[counts + 1];
    int n = 0;
    for (int k = 0; k < 16; k++) {
      for (int i = 0; i < 100 + 37 * (k * k % 7); i++) {
        x[n++] = k + 0.5f;
      }
    }
    x[n] = 2048.5f; // Bins are one wide.
    assertThat(observe(IntegerGrid.unsigned(4), x)).isEqualTo(new Range(0.5, 16));

    x[0] = -0.5f; // Half of the codes are for negative values now.
    assertThat(observe(IntegerGrid.signed(5), x)).isEqualTo(new Range(-0.5, 16));
  }

  @Test
  void keepsTheRangeWhereLevelsOutnumberBins() {
    float[] x = Samples.heavyTailed(Samples.seeded(12), 1000);
    MinMaxObserver ends = new MinMaxObserver();
    ends.observe(x, 0, x.length);
    assertThat(observe(IntegerGrid.unsigned(16), x)).isEqualTo(ends.range());
  }

  @Test
  void matchesTheDefinition() {
    RandomDataGenerator random = Samples.seeded(13);
    int n = 20_000;
    for (IntegerGrid grid :
        new IntegerGrid[] {IntegerGrid.signed(8), IntegerGrid.unsigned(4), IntegerGrid.signed(3)}) {
      for (float[] x :
          new float[][] {
            Samples.normal(random, n, 0, 1),
            Samples.exponential(random, n, 1e-4),
            Samples.heavyTailed(random, n)
          }) {
        Range range = observe(grid, x);
        double threshold = Math.max(-range.min(), range.max());
        System.out.println(grid + " " + range);
        assertThat(threshold).isCloseTo(threshold(grid, x), within(1e-6 * threshold));
      }
    }
  }

  /** As the slides say it, with P and Q written out. */
  private static double threshold(IntegerGrid grid, float[] x) {
    float max = 0;
    boolean negative = false;
    for (float v : x) {
      max = Math.max(max, Math.abs(v));
      negative |= v < 0;
    }
    int levels = negative ? (grid.steps() + 1) / 2 : grid.steps() + 1;
    double width = 1;
    while (Math.floor(max / width) < 4096) {
      width /= 2;
    }
    while (Math.floor(max / width) >= 4096) {
      width *= 2;
    }
    double[] histogram = new double[(int) Math.floor(max / width) + 1];
    for (float v : x) {
      histogram[(int) Math.floor(Math.abs(v) / width)]++;
    }
    histogram[0] = histogram[1];
    double best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int cut = levels; cut <= histogram.length; cut++) {
      double d = divergence(histogram, cut, levels);
      if (d <= least) {
        least = d;
        best = Math.min(max, cut * width);
      }
    }
    return best;
  }

  private static double divergence(double[] histogram, int cut, int levels) {
    double[] p = new double[cut];
    double[] merged = new double[levels];
    int[] occupied = new int[levels];
    double total = 0;
    double inside = 0;
    for (int k = 0; k < histogram.length; k++) {
      p[Math.min(k, cut - 1)] += histogram[k];
      total += histogram[k];
      if (k < cut) {
        merged[k * levels / cut] += histogram[k];
        occupied[k * levels / cut] += histogram[k] > 0 ? 1 : 0;
        inside += histogram[k];
      }
    }
    double sum = 0;
    for (int k = 0; k < cut; k++) {
      int level = k * levels / cut;
      double q = histogram[k] > 0 ? merged[level] / occupied[level] : 0;
      sum += p[k] == 0 ? 0 : p[k] / total * Math.log(p[k] / total / (q / inside));
    }
    return sum;
  }
}
