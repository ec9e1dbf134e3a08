package io.github.tornadoqat.experiment;

import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.train.BestEncoding;
import io.github.tornadoqat.train.LearnedSlice;
import io.github.tornadoqat.train.LearningTrace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * How one parameterization fared in an experiment. Errors are means over the samples; ends are
 * those of the range that is learned, before its zero point is rounded, in input units.
 *
 * @param parameterization its name
 * @param learned what happened
 * @param best the best encoding of the data
 * @param samples the number of values
 */
public record ExperimentOutcome(
    String parameterization, LearnedSlice learned, BestEncoding best, int samples) {
  /** The share of the steps at the end that {@link #wander} looks at. */
  private static final double LAST = 0.1;

  /** The updates. */
  public int steps() {
    return trace().steps();
  }

  private LearningTrace trace() {
    return learned.trace();
  }

  /** After so many updates. */
  public double mse(int step) {
    return trace().loss(step) / samples;
  }

  /** The least that the search has found. */
  public double bestMse() {
    return best.loss() / samples;
  }

  /** The last step's error over the best. */
  public double lastOverBest() {
    return mse(steps()) / bestMse();
  }

  /** The greatest error after the start. */
  public double peakMse() {
    double peak = 0;
    for (int step = Math.min(1, steps()); step <= steps(); step++) {
      peak = Math.max(peak, mse(step));
    }
    return peak;
  }

  /**
   * The updates after which the error stays within a factor of the best.
   *
   * @return -1 if it never does
   */
  public int stepsToStayWithin(double factor) {
    return trace().stepsToStayWithin(factor * best.loss());
  }

  /** The range's lower or upper end after so many updates. */
  public double end(boolean upper, int step) {
    return upper ? trace().max(step) : trace().min(step);
  }

  private double bestEnd(boolean upper) {
    return upper ? best.encoding().max() : best.encoding().min();
  }

  /** From the least to the greatest place of an end over the last tenth of the steps. */
  public double wander(boolean upper) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int step = (int) Math.ceil((1 - LAST) * steps()); step <= steps(); step++) {
      least = Math.min(least, end(upper, step));
      most = Math.max(most, end(upper, step));
    }
    return most - least;
  }

  /**
   * How much farther from its best place an end has been than where it started, in widths of the
   * best range: what a settled end suffers from the other one's moves.
   */
  public double disturbance(boolean upper) {
    double start = Math.abs(end(upper, 0) - bestEnd(upper));
    double farthest = start;
    for (int step = 1; step <= steps(); step++) {
      farthest = Math.max(farthest, Math.abs(end(upper, step) - bestEnd(upper)));
    }
    return (farthest - start) / (bestEnd(true) - bestEnd(false));
  }

  /** How often the zero point went from one side of code 0 to the other. */
  public int zeroPointSignFlips() {
    return turns(trace()::zeroPoint);
  }

  /** How often the zero point moved against its move before. */
  public int zeroPointReversals() {
    return turns(step -> step == 0 ? 0 : trace().zeroPoint(step) - trace().zeroPoint(step - 1));
  }

  /** How often a number's sign differs from that of the last one that was not zero. */
  private int turns(IntToDoubleFunction numbers) {
    int turns = 0;
    double last = 0;
    for (int step = 0; step <= steps(); step++) {
      double sign = Math.signum(numbers.applyAsDouble(step));
      turns += sign * last < 0 ? 1 : 0;
      last = sign == 0 ? last : sign;
    }
    return turns;
  }

  /** The step between codes, in input units. */
  double scale(int step) {
    return (end(true, step) - end(false, step)) / best.encoding().grid().steps();
  }

  long zeroPoint(int step) {
    return trace().zeroPoint(step);
  }

  /** The share of the samples below the range, or above it. */
  double clipped(boolean upper, int step) {
    return (double) (upper ? trace().above(step) : trace().below(step)) / samples;
  }

  /** The keys of {@code summary.json}. */
  Map<String, Object> summary() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("best_mse", bestMse());
    map.put("best_range", range(bestEnd(false), bestEnd(true)));
    map.put("initial_mse", mse(0));
    map.put("final_mse", mse(steps()));
    map.put("least_mse", learned.losses()[0] / samples);
    map.put("final_mse_over_best", JsonFiles.finite(lastOverBest()));
    map.put("final_range", range(end(false, steps()), end(true, steps())));
    map.put("steps_to_within_10_percent", stepsToStayWithin(1.1));
    map.put("steps_to_within_5_percent", stepsToStayWithin(1.05));
    map.put("peak_mse", JsonFiles.finite(peakMse()));
    map.put("peak_to_peak", ends(wander(false), wander(true)));
    map.put("disturbance", ends(disturbance(false), disturbance(true)));
    map.put("zero_point_sign_flips", zeroPointSignFlips());
    map.put("zero_point_reversals", zeroPointReversals());
    map.put("projections", learned.projections());
    return map;
  }

  private static Map<String, Object> range(double min, double max) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("min", min);
    map.put("max", max);
    return map;
  }

  private static Map<String, Object> ends(double min, double max) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("theta_min", JsonFiles.finite(min));
    map.put("theta_max", JsonFiles.finite(max));
    return map;
  }
}
