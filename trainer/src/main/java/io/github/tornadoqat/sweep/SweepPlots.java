package io.github.tornadoqat.sweep;

import io.github.tornadoqat.report.Axis;
import io.github.tornadoqat.report.Look;
import io.github.tornadoqat.report.Markup;
import io.github.tornadoqat.report.Plot;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** The plots over the trials of a sweep. */
final class SweepPlots {
  private static final int WIDTH = 620;
  private static final int HEIGHT = 360;
  private static final int LEFT = 74;
  private static final int BELOW = 42;

  private SweepPlots() {}

  /** The last error of every trial over its bits, and the front of the least ones. */
  static void pareto(Markup out, Map<String, List<SweepRow>> rows) {
    List<SweepRow> all = rows.values().stream().flatMap(List::stream).toList();
    Axis x = Axis.linear("bits", all.stream().mapToDouble(row -> row.number("bits")));
    Axis y =
        Axis.log("mean squared error", all.stream().mapToDouble(row -> row.number("final_mse")));
    try (Plot plot = new Plot(out, "Error against bits", WIDTH, HEIGHT, LEFT, BELOW, x, y)) {
      rows.forEach(
          (name, own) -> {
            Map<Double, Double> least = new TreeMap<>();
            for (SweepRow row : own) {
              double error = row.number("final_mse");
              if (Double.isFinite(error)) {
                least.merge(row.number("bits"), error, Math::min);
              }
            }
            own.stream()
                .map(row -> List.of(row.number("bits"), row.number("final_mse")))
                .distinct()
                .forEach(
                    at ->
                        plot.dot(
                            Look.of(name), plot.x(at.get(0)), plot.y(at.get(1)), "hollow", null));
            plot.curve(Look.of(name), array(least.keySet()), array(least.values()));
          });
    }
  }

  private static double[] array(Iterable<Double> numbers) {
    DoubleStream.Builder all = DoubleStream.builder();
    numbers.forEach(all::add);
    return all.build().toArray();
  }

  /** Errors over the steps. */
  static void curves(Markup out, List<SweepCurve> curves) {
    Axis x =
        Axis.steps(
            DoubleStream.of(
                1, curves.stream().flatMapToDouble(c -> Arrays.stream(c.steps())).max().orElse(1)));
    Axis y =
        Axis.log(
            "mean squared error", curves.stream().flatMapToDouble(c -> Arrays.stream(c.errors())));
    try (Plot plot = new Plot(out, "Error over steps", WIDTH, HEIGHT, LEFT, BELOW, x, y)) {
      for (SweepCurve c : curves) {
        plot.curve(Look.of(c.parameterization()), c.steps(), c.errors());
        plot.end(Look.of(c.parameterization()), c.steps(), c.errors());
      }
    }
  }
}
