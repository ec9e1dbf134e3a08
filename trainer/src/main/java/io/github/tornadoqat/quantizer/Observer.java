package io.github.tornadoqat.quantizer;

/**
 * Watches the values of one range (of a tensor, a channel or a group) and says what range to start
 * from.
 *
 * <p>Static use observes a calibration set and asks once; dynamic use observes one input, asks,
 * resets. NaN and infinities are counted and otherwise passed over.
 */
public interface Observer {
  /**
   * Observes the elements {@code from} to before {@code to}. Only a moving average minds how values
   * are cut into calls: to it each is a batch.
   */
  void observe(float[] values, int from, int to);

  /**
   * The range that the values observed so far call for.
   *
   * @throws IllegalStateException if none of them was finite
   */
  Range range();

  /** How many NaN and infinities were passed over. */
  long nonFinite();

  /** Forgets everything. */
  void reset();
}
