package io.github.tornadoqat.quantizer;

/** Adam as in arXiv 1412.6980, for one number; ε is too small to matter. */
final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-60;

  private double mean;
  private double square;
  private int steps;

  double step(double gradient, double rate) {
    steps++;
    mean = BETA1 * mean + (1 - BETA1) * gradient;
    square = BETA2 * square + (1 - BETA2) * gradient * gradient;
    double m = mean / (1 - Math.pow(BETA1, steps));
    double v = square / (1 - Math.pow(BETA2, steps));
    return -rate * m / (Math.sqrt(v) + EPSILON);
  }
}
