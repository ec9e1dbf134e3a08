package io.github.tornadoqat.quantizer;

import java.util.Objects;

/** What observers share: the ends of the finite values, and the count of the others. */
abstract class FiniteObserver implements Observer {
  private float min;
  private float max;
  private long nonFinite;

  FiniteObserver() {
    forget();
  }

  @Override
  public final void observe(float[] values, int from, int to) {
    Objects.checkFromToIndex(from, to, values.length);
    for (int i = from; i < to; i++) {
      float v = values[i];
      if (Float.isFinite(v)) {
        min = Math.min(min, v);
        max = Math.max(max, v);
        add(v);
      } else {
        nonFinite++;
      }
    }
  }

  @Override
  public final Range range() {
    if (isEmpty()) {
      throw nothingFinite(nonFinite);
    }
    return choose(new Range(min, max));
  }

  @Override
  public final long nonFinite() {
    return nonFinite;
  }

  @Override
  public void reset() {
    forget();
  }

  private void forget() {
    min = Float.POSITIVE_INFINITY;
    max = Float.NEGATIVE_INFINITY;
    nonFinite = 0;
  }

  static IllegalStateException nothingFinite(long others) {
    return new IllegalStateException(
        "no range without a finite value; observed " + others + " NaN or infinite ones");
  }

  /** Whether no finite value was observed. */
  final boolean isEmpty() {
    return min > max;
  }

  /** Takes a finite value. */
  abstract void add(float value);

  /** The range for the values taken, at least one, whose ends are {@code observed}. */
  abstract Range choose(Range observed);
}
