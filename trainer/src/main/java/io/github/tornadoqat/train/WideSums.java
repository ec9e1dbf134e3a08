package io.github.tornadoqat.train;

import io.github.tornadoqat.math.RangeMath;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Sums in twice the precision of double, so that their rounded values do not depend on the order of
 * the terms, and so not on how a backend cuts tensors into slices. (A tie of roundings that some
 * orders break otherwise is a matter of chances like 2^−40.)
 */
public final class WideSums {
  private final double[] high;
  private final double[] low;

  WideSums(int count) {
    this(new double[count], new double[count]);
  }

  private WideSums(double[] high, double[] low) {
    this.high = high;
    this.low = low;
  }

  int count() {
    return high.length;
  }

  /** Adds a term to sum i. */
  void add(int i, double term) {
    double sum = high[i] + term;
    low[i] += RangeMath.rest(high[i], term, sum);
    high[i] = sum;
  }

  /** Adds terms to sum i, in their order. */
  void add(int i, double[] terms) {
    double sum = high[i];
    double rest = low[i];
    for (double term : terms) {
      double next = sum + term;
      rest += RangeMath.rest(sum, term, next);
      sum = next;
    }
    high[i] = sum;
    low[i] = rest;
  }

  /** Adds others, as many, one by one. */
  void add(WideSums other) {
    for (int i = 0; i < high.length; i++) {
      add(i, other.high[i], other.low[i]);
    }
  }

  /** Adds a sum in two parts to sum i. */
  void add(int i, double sum, double rest) {
    add(i, sum);
    low[i] += rest;
  }

  /** Sum i, rounded; NaN or infinite where a term is. */
  double value(int i) {
    return Double.isFinite(high[i]) ? high[i] + low[i] : high[i];
  }

  void write(DataOutputStream out) throws IOException {
    LearnedTensorFormat.writeDoubles(out, high);
    LearnedTensorFormat.writeDoubles(out, low);
  }

  static WideSums read(DataInputStream in, long most) throws IOException {
    double[] high = LearnedTensorFormat.readDoubles(in, most);
    double[] low = LearnedTensorFormat.readDoubles(in, most);
    if (high.length != low.length) {
      throw new IOException("sums of two lengths");
    }
    return new WideSums(high, low);
  }
}
