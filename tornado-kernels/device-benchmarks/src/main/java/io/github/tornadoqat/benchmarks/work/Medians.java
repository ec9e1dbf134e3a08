package io.github.tornadoqat.benchmarks.work;

import java.util.Arrays;

/** Medians over rounds. */
public final class Medians {
  private Medians() {}

  /** The middle value, or the mean of the middle two. */
  public static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int n = sorted.length;
    return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  /** Which series has the least median. */
  public static int least(double[][] series) {
    int least = 0;
    for (int i = 1; i < series.length; i++) {
      least = of(series[i]) < of(series[least]) ? i : least;
    }
    return least;
  }

  /** The median of {@code numerator[round] / denominator[round]}. */
  public static double ofRatios(double[] numerator, double[] denominator) {
    double[] ratios = new double[numerator.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = numerator[i] / denominator[i];
    }
    return of(ratios);
  }
}
