package io.github.tornadoqat.train;

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
  private double power1 = 1;
  private double power2 = 1;

  Adam(int size, double beta1, double beta2, double epsilon, double weightDecay) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    this.weightDecay = weightDecay;
    this.mean = new double[size];
    this.square = new double[size];
  }

  @Override
  public void step(double[] values, double[] gradients, double[] rates, double factor) {
    power1 *= beta1;
    power2 *= beta2;
    double unbias1 = 1 / (1 - power1);
    double unbias2 = 1 / (1 - power2);
    for (int i = 0; i < values.length; i++) {
      double g = gradients[i];
      double rate = rates[i] * factor;
      mean[i] += (1 - beta1) * (g - mean[i]);
      square[i] += (1 - beta2) * (g * g - square[i]);
      double step = mean[i] * unbias1 / (Math.sqrt(square[i] * unbias2) + epsilon);
      values[i] -= rate * (step + weightDecay * values[i]);
    }
  }
}
