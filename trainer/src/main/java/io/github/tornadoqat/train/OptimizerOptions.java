package io.github.tornadoqat.train;

/**
 * Which optimizer, and its constants.
 *
 * @param kind the algorithm
 * @param beta1 Adam's decay of the mean
 * @param beta2 Adam's decay of the square
 * @param epsilon Adam's ε. The default is far below PyTorch's 1e-8, with which tensors of small
 *     values learn more slowly than large ones: their gradients are small too
 * @param weightDecay AdamW's decay
 * @param momentum SGD's momentum
 */
public record OptimizerOptions(
    Kind kind, double beta1, double beta2, double epsilon, double weightDecay, double momentum) {

  /** The algorithms. */
  public enum Kind {
    ADAM,
    ADAMW,
    SGD
  }

  public OptimizerOptions {
    require(beta1 >= 0 && beta1 < 1, "beta1 must be in [0, 1)", beta1);
    require(beta2 >= 0 && beta2 < 1, "beta2 must be in [0, 1)", beta2);
    require(epsilon > 0, "epsilon must be positive", epsilon);
    require(weightDecay >= 0, "weight decay must not be negative", weightDecay);
    require(momentum >= 0 && momentum < 1, "momentum must be in [0, 1)", momentum);
  }

  /** The usual constants of an algorithm. */
  public static OptimizerOptions of(Kind kind) {
    return new OptimizerOptions(kind, 0.9, 0.999, 1e-20, kind == Kind.ADAMW ? 0.01 : 0, 0.9);
  }

  /** A new optimizer for a vector of this size. */
  public Optimizer create(int size) {
    return switch (kind) {
      case ADAM -> new Adam(size, beta1, beta2, epsilon, 0);
      case ADAMW -> new Adam(size, beta1, beta2, epsilon, weightDecay);
      case SGD -> new Sgd(size, momentum);
    };
  }

  private static void require(boolean ok, String rule, double value) {
    if (!ok) {
      throw new IllegalArgumentException(rule + ", not " + value);
    }
  }
}
