package io.github.tornadoqat.train;

/**
 * Sums in twice the precision of double, so that their rounded values do not depend on the order of
 * the terms, and so not on how a backend cuts tensors into slices. (Knuth's two-sum; a tie of
 * roundings that some orders break otherwise is a matter of chances like 2^−40.)
 */
public final class WideSums {
  private final double[] high;
  private final double[] low;

  WideSums(int count) {
    this.high = new double[count];
    this.low = new double[count];
  }

  /** Adds a term to sum i. */
  void add(int i, double term) {
    double sum = high[i] + term;
    double part = sum - high[i];
    low[i] += high[i] - (sum - part) + (term - part);
    high[i] = sum;
  }

  /** Adds others, as many, one by one. */
  void add(WideSums other) {
    for (int i = 0; i < high.length; i++) {
      add(i, other.high[i]);
      low[i] += other.low[i];
    }
  }

  /** Sum i, rounded; NaN or infinite where a term is. */
  double value(int i) {
    return Double.isFinite(high[i]) ? high[i] + low[i] : high[i];
  }
}
