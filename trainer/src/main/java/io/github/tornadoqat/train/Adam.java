package io.github.tornadoqat.train;

import io.github.tornadoqat.math.OptimizerMath;

/**
 * Adam (arXiv 1412.6980) with bias correction, and AdamW's decoupled weight decay (arXiv
 * 1711.05101) where it is not zero.
 */
final class Adam implements Optimizer {
  private final double beta1;
  private final double beta2;
  private final double epsilon;
  private final double weightDecay;
  private final double[] mean;
  private final double[] square;
  private final BiasCorrection meanBias;
  private final BiasCorrection squareBias;

  Adam(int size, double beta1, double beta2, double epsilon, double weightDecay) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    this.mean = new double[size];
    this.square = new double[size];
    this.meanBias = new BiasCorrection(beta1);
    this.squareBias = new BiasCorrection(beta2);
  }

  @Override
  public void step(double[] values, double[] gradients, double[] rates, double factor) {
    double unbias1 = meanBias.next();
    double unbias2 = squareBias.next();
    for (int i = 0; i < values.length; i++) {
      double g = gradients[i];
      double rate = rates[i] * factor;
      mean[i] = OptimizerMath.mean(mean[i], g, 1 - beta1);
      square[i] = OptimizerMath.square(square[i], g, 1 - beta2);
      values[i] =
          OptimizerMath.adam(
              values[i], mean[i], square[i], unbias1, unbias2, epsilon, weightDecay, rate);
    }
  }
}
