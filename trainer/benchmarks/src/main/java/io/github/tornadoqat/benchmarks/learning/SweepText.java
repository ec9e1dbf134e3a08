package io.github.tornadoqat.benchmarks.learning;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The file of a sweep over bits, parameterizations, learning rates and seeds.
 *
 * @param rates learning rates
 * @param seeds of the data
 * @param samples of each trial
 * @param steps of each trial
 */
record SweepText(int rates, int seeds, int samples, int steps) {
  private static final String BITS = "[3, 4, 5, 6, 8]";
  private static final String PARAMETERIZATIONS = "[minmax, beta-gamma]";
  private static final int OF_A_RATE_AND_SEED = 10;

  /** The number of trials. */
  int trials() {
    return OF_A_RATE_AND_SEED * rates * seeds;
  }

  /** As {@code qat sweep} reads it. */
  String yaml() {
    String all =
        IntStream.range(0, seeds).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    return """
    config:
      distribution: normal
      bits: %s
      parameterization: %s
      lr: {from: 0.001, to: 0.1, scale: log, count: %d}
      seed: [%s]
      samples: %d
      steps: %d
    """
        .formatted(BITS, PARAMETERIZATIONS, rates, all, samples, steps);
  }
}
