package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;

/**
 * The threshold T on |x| beyond which clipping loses the least information; the range is what was
 * observed, cut to [−T, T].
 *
 * <p>TensorRT's calibration (S. Migacz, "8-bit inference with TensorRT", GTC 2017), with two rules
 * of NVIDIA's pytorch-quantization: the bin at zero counts as its neighbour does, since zero is
 * exact whatever T, and of equal thresholds the largest is taken. For each T at the edge of a bin,
 * P is the histogram up to T, with the outliers added to its last bin; Q merges the bins up to T
 * into as many levels as codes hold, each level spread evenly over its bins that are not empty. T
 * has the least Kullback–Leibler divergence of P from Q. The threshold is symmetric by nature: both
 * tails share it, and an end nearer to zero is left alone.
 *
 * <p>Levels are all codes if no value was negative, and otherwise half. Of {@value #BINS} bins more
 * than half are in use; a grid with more levels than those has nothing to gain, and keeps the
 * range.
 */
final class EntropyObserver extends FiniteObserver {
  static final int BINS = 1 << 12;

  private final IntegerGrid grid;
  private final StreamingHistogram histogram = new StreamingHistogram(BINS);

  EntropyObserver(IntegerGrid grid) {
    this.grid = grid;
    histogram.include(0);
  }

  @Override
  void add(float value) {
    histogram.add(Math.abs(value));
  }

  @Override
  Range choose(Range observed) {
    int codes = grid.steps() + 1;
    int levels = observed.min() < 0 ? Math.max(1, codes / 2) : codes;
    int bins = histogram.last() + 1;
    if (bins <= levels) {
      return observed;
    }
    Divergence divergence = new Divergence(histogram, bins, levels);
    int best = bins;
    double least = divergence.at(bins);
    for (int cut = bins - 1; cut >= levels; cut--) {
      double d = divergence.at(cut);
      if (d < least) {
        least = d;
        best = cut;
      }
    }
    double threshold = best * histogram.width();
    double min = Math.max(observed.min(), -threshold);
    double max = Math.min(observed.max(), threshold);
    return new Range(min, max);
  }

  /** Sums over the first bins, from which a divergence takes one pass over the levels. */
  private static final class Divergence {
    private final int levels;
    private final double[] counts;
    private final double[] sums;
    private final double[] occupied;
    private final double[] logs;

    Divergence(StreamingHistogram histogram, int bins, int levels) {
      this.levels = levels;
      this.counts = new double[bins];
      this.sums = new double[bins + 1];
      this.occupied = new double[bins + 1];
      this.logs = new double[bins + 1];
      for (int k = 0; k < bins; k++) {
        double n = histogram.count(k == 0 ? 1 : k);
        counts[k] = n;
        sums[k + 1] = sums[k] + n;
        occupied[k + 1] = occupied[k] + (n > 0 ? 1 : 0);
        logs[k + 1] = logs[k] + timesLog(n, n);
      }
    }

    /** D(P ‖ Q) for a threshold at the upper edge of bin {@code cut − 1}. */
    double at(int cut) {
      double total = sums[counts.length];
      double inside = sums[cut];
      double outside = total - inside;
      double last = counts[cut - 1];
      if (outside > 0 && last == 0) {
        return Double.POSITIVE_INFINITY; // Q has nothing where P has the outliers.
      }
      double sum = logs[cut] - timesLog(last, last) + timesLog(last + outside, last + outside);
      for (int level = 0; level < levels; level++) {
        int from = Math.ceilDiv(level * cut, levels);
        int to = Math.ceilDiv((level + 1) * cut, levels);
        double q = sums[to] - sums[from];
        double p = to == cut ? q + outside : q;
        sum -= timesLog(p, q / (occupied[to] - occupied[from]));
      }
      return sum / total - Math.log(total) + Math.log(inside);
    }

    private static double timesLog(double factor, double x) {
      return factor == 0 ? 0 : factor * Math.log(x);
    }
  }

  @Override
  public void reset() {
    super.reset();
    histogram.clear();
    histogram.include(0);
  }
}
