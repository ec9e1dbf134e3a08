package io.github.tornadoqat.train;

/** Stochastic gradient descent with PyTorch's momentum: v = μ·v + g, x = x − lr·v. */
final class Sgd implements Optimizer {
  private final double momentum;
  private final double[] velocity;

  Sgd(int size, double momentum) {
    this.momentum = momentum;
    this.velocity = new double[size];
  }

  @Override
  public void step(double[] values, double[] gradients, double[] rates, double factor) {
    for (int i = 0; i < values.length; i++) {
      velocity[i] = momentum * velocity[i] + gradients[i];
      values[i] -= rates[i] * factor * velocity[i];
    }
  }
}
