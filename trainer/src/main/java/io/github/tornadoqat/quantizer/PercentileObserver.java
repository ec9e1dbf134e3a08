package io.github.tornadoqat.quantizer;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * The range of the middle Q percent of values. Each tail loses (100 − Q)/2 percent, as in ONNX
 * Runtime's calibration; AIMET takes 100 − Q percent off each.
 *
 * <p>Exact, with numpy's linear interpolation (type 7), up to {@link #EXACT} values. Of more it
 * keeps a histogram, and ends come within a bin, under 1/16384 of max − min, of the value that
 * their rank falls on or just above.
 */
final class PercentileObserver extends FiniteObserver {
  /** The most values that are kept, 256 KiB of them. */
  static final int EXACT = 1 << 16;

  /** Bins in the same memory; more than half of them span the values. */
  static final int BINS = 1 << 15;

  private static final int FIRST_CAPACITY = 256;

  private final double tail;
  private float[] values = new float[FIRST_CAPACITY];
  private int size;
  private StreamingHistogram histogram;

  /**
   * @param q the percentage that the range holds, in (0, 100]
   */
  PercentileObserver(double q) {
    this.tail = (100 - q) / 2;
  }

  @Override
  void add(float value) {
    if (size == EXACT) {
      histogram = new StreamingHistogram(BINS);
      for (int i = 0; i < size; i++) {
        histogram.add(values[i]);
      }
      clear();
    }
    if (histogram != null) {
      histogram.add(value);
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  @Override
  Range choose(Range observed) {
    if (tail == 0) {
      return observed;
    }
    if (histogram != null) {
      return new Range(quantile(tail / 100), quantile(1 - tail / 100));
    }
    double[] data = new double[size];
    Arrays.setAll(data, i -> values[i]);
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(data);
    return new Range(percentile.evaluate(tail), percentile.evaluate(100 - tail));
  }

  /** The value of rank (n − 1)·p, taking those of a bin as evenly spread over it. */
  private double quantile(double p) {
    double rank = (histogram.total() - 1) * p;
    int bin = histogram.first();
    double below = 0;
    while (below + histogram.count(bin) <= rank) {
      below += histogram.count(bin++);
    }
    double fraction = (rank - below + 0.5) / histogram.count(bin);
    double edge = histogram.lowerEdge(bin);
    return edge + Math.min(fraction, 1) * (histogram.upperEdge(bin) - edge);
  }

  @Override
  public void reset() {
    super.reset();
    clear();
    histogram = null;
  }

  private void clear() {
    values = new float[FIRST_CAPACITY];
    size = 0;
  }
}
