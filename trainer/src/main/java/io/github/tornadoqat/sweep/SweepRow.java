package io.github.tornadoqat.sweep;

import java.util.Map;

/**
 * A row of {@code results.csv}: what one parameterization did in one trial, or why the trial
 * failed.
 *
 * @param trial the trial
 * @param parameterization its name; empty where the trial failed
 * @param figures of {@code summary.json} as text, by name
 * @param reason why the trial failed, or empty
 */
record SweepRow(Trial trial, String parameterization, Map<String, String> figures, String reason) {
  /** A figure as a number; NaN where there is none. */
  double number(String figure) {
    try {
      return Double.parseDouble(figures.getOrDefault(figure, "NaN"));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
