package io.github.tornadoqat.train;

/** Moves numbers against their gradients; one instance for each vector, since it keeps state. */
public interface Optimizer {
  /**
   * Takes one step.
   *
   * @param values the numbers, changed in place
   * @param gradients the loss's gradient to each
   * @param rates the learning rate of each
   * @param factor the schedule's factor on every rate
   */
  void step(double[] values, double[] gradients, double[] rates, double factor);
}
