package io.github.tornadoqat.math;

/**
 * One step of an optimizer on one number: Adam (arXiv 1412.6980), AdamW (arXiv 1711.05101), and
 * gradient descent with momentum as in PyTorch.
 */
public final class OptimizerMath {
  private OptimizerMath() {}

  /** The running mean of gradients: mean + (1 − β₁)·(g − mean). */
  public static double mean(double mean, double gradient, double share) {
    return mean + share * (gradient - mean);
  }

  /** The running mean of squared gradients: square + (1 − β₂)·(g² − square). */
  public static double square(double square, double gradient, double share) {
    return square + share * (gradient * gradient - square);
  }

  /**
   * The number after a step of Adam.
   *
   * @param unbias1 1/(1 − β₁ᵗ) after t steps
   * @param unbias2 1/(1 − β₂ᵗ) after t steps
   * @param weightDecay AdamW's; zero for Adam
   */
  public static double adam(
      double value,
      double mean,
      double square,
      double unbias1,
      double unbias2,
      double epsilon,
      double weightDecay,
      double rate) {
    double step = mean * unbias1 / (Math.sqrt(square * unbias2) + epsilon);
    return value - rate * (step + weightDecay * value);
  }

  /** The velocity of gradient descent: μ·v + g. */
  public static double velocity(double velocity, double gradient, double momentum) {
    return momentum * velocity + gradient;
  }

  /** The number after a step of gradient descent. */
  public static double descend(double value, double velocity, double rate) {
    return value - rate * velocity;
  }
}
