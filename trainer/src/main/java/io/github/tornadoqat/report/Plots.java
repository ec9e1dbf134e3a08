package io.github.tornadoqat.report;

import io.github.tornadoqat.report.ReportData.Curve;
import io.github.tornadoqat.report.ReportData.HistogramData;
import io.github.tornadoqat.report.ReportData.TensorResult;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The plots of one tensor, each with all its parameterizations. */
final class Plots {
  private static final int WIDTH = 460;
  private static final int HEIGHT = 270;
  private static final int LEFT = 74;
  private static final int BELOW = 42;
  private static final int STRIP = 13;
  private static final int MOST_BARS = 128;
  private static final int MANY_LEVELS = 64;

  private Plots() {}

  /** The error over the steps, and the best one found as a horizontal line. */
  static void loss(Markup out, List<TensorResult> tensor) {
    double best = best(tensor);
    DoubleStream errors = values(tensor, Curve::mse);
    Axis y = Axis.log("mean squared error", DoubleStream.concat(errors, DoubleStream.of(best)));
    try (Plot plot = plot(out, "Error over steps", steps(tensor), y, BELOW)) {
      plot.segment("rule", "4 3", plot.left(), plot.y(best), plot.right(), plot.y(best));
      for (TensorResult r : withCurve(tensor)) {
        curve(plot, r, r.curve().mse());
      }
    }
  }

  /** Both ends of the range over the steps. */
  static void ranges(Markup out, List<TensorResult> tensor) {
    DoubleStream ends = DoubleStream.concat(values(tensor, Curve::min), values(tensor, Curve::max));
    Axis y = Axis.linear("ends of the range, input units", ends);
    try (Plot plot = plot(out, "Range over steps", steps(tensor), y, BELOW)) {
      plot.segment("rule", null, plot.left(), plot.y(0), plot.right(), plot.y(0));
      for (TensorResult r : withCurve(tensor)) {
        curve(plot, r, r.curve().min());
        curve(plot, r, r.curve().max());
      }
    }
  }

  /** The values, the levels of the best parameterization among them, and a strip for each one's. */
  static void histogram(Markup out, List<TensorResult> tensor) {
    List<TensorResult> drawn = withHistogram(tensor);
    HistogramData h = drawn.getFirst().histogram();
    double[] heights = heights(h.counts());
    DoubleStream levels =
        drawn.stream().flatMapToDouble(r -> Arrays.stream(r.histogram().levels()));
    Axis x =
        Axis.linear(
            "value, input units", DoubleStream.concat(DoubleStream.of(h.low(), h.high()), levels));
    Axis y = Axis.fromZero("elements in a bar", Arrays.stream(heights));
    int strips = STRIP * drawn.size();
    try (Plot plot = plot(out, "Values and levels", x, y, BELOW + strips)) {
      if (Double.isFinite(h.low()) && h.high() > h.low()) {
        double bar = (h.high() - h.low()) / h.counts().length * joined(h.counts());
        plot.bars(h.low(), h.high(), bar, heights);
      }
      TensorResult closest = closest(drawn);
      String hue = Look.of(closest.parameterization()).hue();
      plot.uprights(
          kind("through ", closest) + hue, closest.histogram().levels(), plot.top(), plot.bottom());
      double top = plot.bottom() + 2;
      for (TensorResult r : drawn) {
        String kind = kind("level ", r) + Look.of(r.parameterization()).hue();
        plot.uprights(kind, r.histogram().levels(), top + 2, top + STRIP - 1);
        top += STRIP;
      }
    }
  }

  /** The error of each parameterization before and after, and the best one found. */
  static void beforeAndAfter(Markup out, List<TensorResult> tensor) {
    List<Rows.Row> rows =
        tensor.stream()
            .map(
                r ->
                    new Rows.Row(
                        r.parameterization(),
                        List.of(
                            new Rows.Change(r.parameterization(), r.initialMse(), r.finalMse()))))
            .toList();
    Rows.draw(out, "Error before and after", "mean squared error", best(tensor), rows, WIDTH, 34);
  }

  /** The lowest best error that is a number; NaN where none is. */
  static double best(List<TensorResult> tensor) {
    return tensor.stream()
        .mapToDouble(TensorResult::bestMse)
        .filter(Double::isFinite)
        .min()
        .orElse(Double.NaN);
  }

  /** The one that ends with the lowest error; the first where none ends with a number. */
  static TensorResult closest(List<TensorResult> tensor) {
    return tensor.stream()
        .filter(r -> Double.isFinite(r.finalMse()))
        .min(Comparator.comparingDouble(TensorResult::finalMse))
        .orElse(tensor.getFirst());
  }

  static List<TensorResult> withCurve(List<TensorResult> tensor) {
    return tensor.stream().filter(r -> r.curve() != null && r.curve().steps().length > 0).toList();
  }

  static List<TensorResult> withHistogram(List<TensorResult> tensor) {
    return tensor.stream()
        .filter(r -> r.histogram() != null && r.histogram().counts().length > 0)
        .toList();
  }

  /** Thinner lines where there are too many to stand apart. */
  private static String kind(String kind, TensorResult r) {
    return r.histogram().levels().length > MANY_LEVELS ? "many " + kind : kind;
  }

  private static void curve(Plot plot, TensorResult r, double[] ys) {
    Look look = Look.of(r.parameterization());
    double[] xs = Arrays.stream(r.curve().steps()).asDoubleStream().toArray();
    plot.curve(look, xs, ys);
    plot.end(look, xs, ys);
  }

  private static Plot plot(Markup out, String title, Axis x, Axis y, int below) {
    return new Plot(out, title, WIDTH, HEIGHT - BELOW + below, LEFT, below, x, y);
  }

  private static Axis steps(List<TensorResult> tensor) {
    return Axis.steps(
        withCurve(tensor).stream()
            .flatMapToInt(r -> Arrays.stream(r.curve().steps()))
            .asDoubleStream());
  }

  private static DoubleStream values(List<TensorResult> tensor, Function<Curve, double[]> values) {
    return withCurve(tensor).stream()
        .map(r -> values.apply(r.curve()))
        .filter(Objects::nonNull)
        .flatMapToDouble(Arrays::stream);
  }

  /** How many neighbouring bins make a bar that a screen can show. */
  private static int joined(long[] counts) {
    return Math.ceilDiv(counts.length, MOST_BARS);
  }

  /** The counts of the bars; the last may have fewer bins. */
  private static double[] heights(long[] counts) {
    int bins = joined(counts);
    return IntStream.range(0, Math.ceilDiv(counts.length, bins))
        .mapToDouble(
            i ->
                (double)
                    Arrays.stream(counts, i * bins, Math.min(counts.length, (i + 1) * bins)).sum())
        .toArray();
  }
}
