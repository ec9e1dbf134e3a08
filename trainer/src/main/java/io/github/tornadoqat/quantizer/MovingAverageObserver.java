package io.github.tornadoqat.quantizer;

/**
 * Ends that follow those of each batch: end ← end + m·(end of the batch − end), the first batch
 * setting them. The rule and the usual momentum of 0.01 are those of PyTorch's
 * MovingAverageMinMaxObserver.
 */
final class MovingAverageObserver implements Observer {
  static final String MOMENTUM = "0.01";

  private final double momentum;
  private final MinMaxObserver batch = new MinMaxObserver();
  private Range average;
  private long nonFinite;

  /**
   * @param momentum how far ends move towards those of a batch, in (0, 1]
   */
  MovingAverageObserver(double momentum) {
    this.momentum = momentum;
  }

  @Override
  public void observe(float[] values, int from, int to) {
    batch.reset();
    batch.observe(values, from, to);
    nonFinite += batch.nonFinite();
    if (!batch.isEmpty()) {
      Range ends = batch.range();
      average =
          average == null
              ? ends
              : new Range(
                  average.min() + momentum * (ends.min() - average.min()),
                  average.max() + momentum * (ends.max() - average.max()));
    }
  }

  @Override
  public Range range() {
    if (average == null) {
      throw FiniteObserver.nothingFinite(nonFinite);
    }
    return average;
  }

  @Override
  public long nonFinite() {
    return nonFinite;
  }

  @Override
  public void reset() {
    average = null;
    nonFinite = 0;
  }
}
