package io.github.tornadoqat.train;

import io.github.tornadoqat.math.OptimizerMath;

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
      velocity[i] = OptimizerMath.velocity(velocity[i], gradients[i], momentum);
      values[i] = OptimizerMath.descend(values[i], velocity[i], rates[i] * factor);
    }
  }
}
