package io.github.tornadoqat.advice;

import io.github.tornadoqat.advice.RunCurves.Point;
import io.github.tornadoqat.experiment.TrialFigures;
import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.report.ReportData;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * How one parameterization fared on one tensor in a finished run. Errors are means over elements;
 * of a tensor with several ranges curves are means over them.
 *
 * @param tensor its label; empty in an experiment
 * @param parameterization its name
 * @param ranges how many
 * @param initial the first error
 * @param kept the error that counts: under the encodings that were kept, or the last one
 * @param last the last error
 * @param best the least known
 * @param projections steps that left the legal ranges and were brought back
 * @param curve what was recorded of the steps
 */
record RunFigures(
    String tensor,
    String parameterization,
    int ranges,
    double initial,
    double kept,
    double last,
    double best,
    long projections,
    List<Point> curve) {

  static RunFigures ofLearning(String label, RunFolder.Entry e, List<Point> curve) {
    return new RunFigures(
        label,
        e.text("parameterization"),
        (int) e.number("encodings"),
        e.number("initial_mse"),
        e.number("final_mse"),
        e.number("last_mse"),
        e.number("best_mse"),
        (long) e.number("projections"),
        curve);
  }

  static RunFigures ofExperiment(String parameterization, RunFolder.Entry e, List<Point> curve) {
    double last = e.numberOrInfinity("final_mse");
    return new RunFigures(
        "",
        parameterization,
        1,
        e.number("initial_mse"),
        last,
        last,
        e.number("best_mse"),
        (long) e.number("projections"),
        curve);
  }

  String where() {
    return tensor.isEmpty() ? parameterization : tensor + ", " + parameterization;
  }

  double overBest(double mse) {
    return ReportData.TensorResult.over(mse, best);
  }

  int steps() {
    return curve.getLast().step();
  }

  /** The rows of the last tenth. */
  List<Point> end() {
    double from = Math.ceil((1 - AdviceThresholds.LAST) * steps());
    return curve.stream().filter(p -> p.step() >= from).toList();
  }

  /** The greatest swing of an end over the last tenth, in widths of the best recorded range. */
  double swing() {
    Point best = curve.stream().min(Comparator.comparingDouble(Point::mse)).orElseThrow();
    return Math.max(swing(Point::min), swing(Point::max)) / (best.max() - best.min());
  }

  private double swing(ToDoubleFunction<Point> of) {
    return end().stream().mapToDouble(of).max().orElseThrow()
        - end().stream().mapToDouble(of).min().orElseThrow();
  }

  /** Whether an end swings, and not only because it is still on its way to a lesser error. */
  boolean swings() {
    return swing() > AdviceThresholds.SWING;
  }

  double peak() {
    return curve.stream().skip(1).mapToDouble(Point::mse).max().orElse(initial);
  }

  /** By the rule of the study. */
  boolean isUnstable() {
    double steps = Double.POSITIVE_INFINITY;
    return new TrialFigures(overBest(initial), overBest(peak()), overBest(last), steps, 0, 0, 0)
        .isUnstable();
  }

  /** How often zero came to lie outside of the recorded range, or inside again. */
  int flips() {
    int flips = 0;
    for (int i = 1; i < curve.size(); i++) {
      flips += holdsZero(curve.get(i)) == holdsZero(curve.get(i - 1)) ? 0 : 1;
    }
    return flips;
  }

  private static boolean holdsZero(Point p) {
    double slack = 1e-6 * (p.max() - p.min());
    return p.min() <= slack && p.max() >= -slack;
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("label", tensor);
    map.put("parameterization", parameterization);
    map.put("ranges", ranges);
    map.put("initial_over_best", JsonFiles.finite(overBest(initial)));
    map.put("kept_over_best", JsonFiles.finite(overBest(kept)));
    map.put("last_over_best", JsonFiles.finite(overBest(last)));
    map.put("peak_over_best", JsonFiles.finite(overBest(peak())));
    map.put("swing_in_widths", JsonFiles.finite(swing()));
    map.put("recorded_steps_of_last_tenth", end().size());
    map.put("zero_point_flips", flips());
    map.put("projections", projections);
    return map;
  }
}
