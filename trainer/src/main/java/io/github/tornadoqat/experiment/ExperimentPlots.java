package io.github.tornadoqat.experiment;

import io.github.tornadoqat.report.Axis;
import io.github.tornadoqat.report.CurvePlot;
import io.github.tornadoqat.report.CurvePlot.Curve;
import io.github.tornadoqat.report.Look;
import io.github.tornadoqat.run.Thinning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The curves of an experiment, each with all its parameterizations. */
public final class ExperimentPlots {
  private ExperimentPlots() {}

  /** The error over the steps, and the best one as a dashed line. */
  public static CurvePlot loss(ExperimentResult result) {
    double best = result.best().loss() / result.samples();
    List<Curve> curves = curves(result, o -> o::mse);
    DoubleStream errors = DoubleStream.concat(CurvePlot.values(curves), DoubleStream.of(best));
    Axis y = Axis.log("mean squared error", errors);
    return new CurvePlot("Error over steps", steps(result), y, List.of(best), curves);
  }

  /** Both ends of the range over the steps, and those of the best range as dashed lines. */
  public static CurvePlot edges(ExperimentResult result) {
    double min = result.best().encoding().min();
    double max = result.best().encoding().max();
    List<Curve> curves = new ArrayList<>(curves(result, o -> step -> o.end(false, step)));
    curves.addAll(curves(result, o -> step -> o.end(true, step)));
    DoubleStream ends = DoubleStream.concat(CurvePlot.values(curves), DoubleStream.of(min, max));
    Axis y = Axis.linear("ends of the range, input units", ends);
    return new CurvePlot("Range over steps", steps(result), y, List.of(min, max), curves);
  }

  private static Axis steps(ExperimentResult result) {
    return Axis.steps(DoubleStream.of(1, result.config().steps()));
  }

  /** What a curve shows of an outcome. */
  @FunctionalInterface
  private interface Shown {
    IntToDoubleFunction of(ExperimentOutcome outcome);
  }

  private static List<Curve> curves(ExperimentResult result, Shown shown) {
    return result.outcomes().stream()
        .map(o -> thin(o.parameterization(), shown.of(o), o.steps()))
        .toList();
  }

  /**
   * Of the steps between two that are kept the least and the greatest value, so that no spike is
   * lost.
   */
  private static Curve thin(String name, IntToDoubleFunction values, int last) {
    int[] kept = Thinning.steps(last);
    IntStream.Builder steps = IntStream.builder();
    for (int i = 0; i < kept.length; i++) {
      int to = i + 1 < kept.length ? kept[i + 1] : last + 1;
      int least = kept[i];
      int most = kept[i];
      for (int step = kept[i]; step < to; step++) {
        least = values.applyAsDouble(step) < values.applyAsDouble(least) ? step : least;
        most = values.applyAsDouble(step) > values.applyAsDouble(most) ? step : most;
      }
      IntStream.of(kept[i], least, most).sorted().distinct().forEach(steps);
    }
    int[] all = steps.build().toArray();
    return new Curve(
        name,
        Look.of(name),
        Arrays.stream(all).asDoubleStream().toArray(),
        Arrays.stream(all).mapToDouble(values).toArray());
  }
}
