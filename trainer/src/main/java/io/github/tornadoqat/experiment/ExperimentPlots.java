package io.github.tornadoqat.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The curves of an experiment, each with all its parameterizations. */
final class ExperimentPlots {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 74;
  private static final int BELOW = 42;
  private static final int LEGEND = 20;

  /** What a letter of a legend takes. */
  private static final double LETTER = 6.6;

  private ExperimentPlots() {}

  /** A curve's points. */
  private record Points(Look look, double[] xs, double[] ys) {}

  /** A plot as a file of its own: with its colours and on paper of its own. */
  static String file(Consumer<Markup> plot) {
    Markup out = new Markup();
    plot.accept(out);
    String svg = out.toString();
    int inside = svg.indexOf('>') + 1;
    return svg.substring(0, inside)
        + "<style>"
        + Resources.text("report.css")
        + "svg { background: var(--card); }</style>"
        + svg.substring(inside);
  }

  /** The error over the steps, and the best one as a dashed line. */
  static void loss(Markup out, ExperimentResult result) {
    double best = result.best().loss() / result.samples();
    List<Points> curves = curves(result, o -> o::mse);
    DoubleStream errors = DoubleStream.concat(values(curves), DoubleStream.of(best));
    Axis y = Axis.log("mean squared error", errors);
    try (Plot plot = plot(out, "Error over steps", result, y)) {
      plot.segment("rule", "4 3", plot.left(), plot.y(best), plot.right(), plot.y(best));
      draw(plot, curves);
      legend(out, plot, result);
    }
  }

  /** Both ends of the range over the steps, and those of the best range as dashed lines. */
  static void edges(Markup out, ExperimentResult result) {
    double min = result.best().encoding().min();
    double max = result.best().encoding().max();
    List<Points> curves = new ArrayList<>(curves(result, o -> step -> o.end(false, step)));
    curves.addAll(curves(result, o -> step -> o.end(true, step)));
    DoubleStream ends = DoubleStream.concat(values(curves), DoubleStream.of(min, max));
    Axis y = Axis.linear("ends of the range, input units", ends);
    try (Plot plot = plot(out, "Range over steps", result, y)) {
      for (double end : new double[] {min, max}) {
        plot.segment("rule", "4 3", plot.left(), plot.y(end), plot.right(), plot.y(end));
      }
      draw(plot, curves);
      legend(out, plot, result);
    }
  }

  private static Plot plot(Markup out, String title, ExperimentResult result, Axis y) {
    Axis x = Axis.steps(DoubleStream.of(1, result.config().steps()));
    return new Plot(out, title, WIDTH, HEIGHT, LEFT, LEGEND, BELOW, x, y);
  }

  private static void draw(Plot plot, List<Points> curves) {
    for (Points c : curves) {
      plot.curve(c.look, c.xs, c.ys);
      plot.end(c.look, c.xs, c.ys);
    }
  }

  private static DoubleStream values(List<Points> curves) {
    return curves.stream().flatMapToDouble(c -> Arrays.stream(c.ys));
  }

  /** What a curve shows of an outcome. */
  @FunctionalInterface
  private interface Shown {
    IntToDoubleFunction of(ExperimentOutcome outcome);
  }

  private static List<Points> curves(ExperimentResult result, Shown shown) {
    return result.outcomes().stream()
        .map(o -> thin(Look.of(o.parameterization()), shown.of(o), o.steps()))
        .toList();
  }

  /**
   * Of the steps between two that are kept the least and the greatest value, so that no spike is
   * lost.
   */
  private static Points thin(Look look, IntToDoubleFunction values, int last) {
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
    return new Points(
        look,
        Arrays.stream(all).asDoubleStream().toArray(),
        Arrays.stream(all).mapToDouble(values).toArray());
  }

  private static void legend(Markup out, Plot plot, ExperimentResult result) {
    double at = plot.left();
    for (ExperimentOutcome o : result.outcomes()) {
      Look look = Look.of(o.parameterization());
      double y = plot.top() - LEGEND / 2.0;
      String line = "M" + Numbers.px(at) + " " + Numbers.px(y) + "h24";
      out.empty("path", "class", "curve " + look.hue(), "d", line, "stroke-dasharray", look.dash());
      plot.dot(look, at + 12, y, "dot", null);
      plot.label("start", at + 29, y + 3.5, o.parameterization(), "tick");
      at += 40 + LETTER * o.parameterization().length();
    }
  }
}
