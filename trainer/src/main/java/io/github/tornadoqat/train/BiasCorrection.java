package io.github.tornadoqat.train;

/** What Adam multiplies a running mean by, since it started from zero: 1/(1 − βᵗ) at step t. */
final class BiasCorrection {
  private final double beta;
  private double power = 1;

  BiasCorrection(double beta) {
    this.beta = beta;
  }

  /** The factor of the next step. */
  double next() {
    power *= beta;
    return 1 / (1 - power);
  }
}
