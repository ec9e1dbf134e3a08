package io.github.tornadoqat.train;

/**
 * A sum in twice the precision of double, so that its rounded value does not depend on the order of
 * the terms, and so not on how a backend cuts tensors into slices. (Knuth's two-sum; a tie of
 * roundings that some orders break otherwise is a matter of chances like 2^−40.)
 */
public final class WideSum {
  private double high;
  private double low;

  void add(double term) {
    double sum = high + term;
    double part = sum - high;
    low += high - (sum - part) + (term - part);
    high = sum;
  }

  void add(WideSum other) {
    add(other.high);
    low += other.low;
  }

  /** The sum, rounded; NaN or infinite where a term is. */
  double value() {
    return Double.isFinite(high) ? high + low : high;
  }
}
