package io.github.tornadoqat.quantizer;

import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Seeded data for tests, and generators that print their seed. */
final class Samples {
  private Samples() {}

  static RandomDataGenerator seeded(long seed) {
    System.out.println("seed " + seed);
    return new RandomDataGenerator(new Well19937c(seed));
  }

  static float[] normal(RandomDataGenerator random, int n, double mean, double sigma) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextGaussian(mean, sigma);
    }
    return x;
  }

  static float[] exponential(RandomDataGenerator random, int n, double mean) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextExponential(mean);
    }
    return x;
  }

  /** Student's t with three degrees of freedom: the tails of transformers' activations. */
  static float[] heavyTailed(RandomDataGenerator random, int n) {
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) random.nextT(3);
    }
    return x;
  }
}
