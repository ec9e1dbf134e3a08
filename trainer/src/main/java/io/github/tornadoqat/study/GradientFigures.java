package io.github.tornadoqat.study;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.Affine;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.RangeGradient;
import io.github.tornadoqat.report.Axis;
import io.github.tornadoqat.report.Look;
import io.github.tornadoqat.report.Markup;
import io.github.tornadoqat.report.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The quantizer and its gradients as functions of one value, by the code that learning uses. */
final class GradientFigures {
  private static final Range RANGE = new Range(-1, 0.7);
  private static final double LOW = -1.6;
  private static final double HIGH = 1.3;
  private static final int POINTS = 1400;
  private static final int WIDTH = 460;
  private static final int HEIGHT = 270;
  private static final int LEFT = 74;
  private static final int BELOW = 42;

  private GradientFigures() {}

  /** The gradient of x̂(x) to the range, where the loss is x̂ itself. */
  private static RangeGradient at(double x, IntegerGrid grid) {
    Affine affine = Affine.of(RANGE, grid);
    Encoding e = Encoding.snap(affine, grid);
    double v = x / e.scale();
    double r = Math.rint(v);
    boolean below = r < grid.qmin() - e.zeroPoint();
    boolean above = r > grid.qmax() - e.zeroPoint();
    return new RangeGradient(below || above ? 0 : r - v, below ? 1 : 0, above ? 1 : 0, affine, e);
  }

  private static double quantized(double x, IntegerGrid grid) {
    Encoding e = Encoding.snap(Affine.of(RANGE, grid), grid);
    double r = Math.rint(x / e.scale());
    return e.scale() * Math.clamp(r, grid.qmin() - e.zeroPoint(), grid.qmax() - e.zeroPoint());
  }

  private static double most(IntegerGrid grid, ToDoubleFunction<RangeGradient> part) {
    return IntStream.rangeClosed(0, POINTS)
        .mapToDouble(i -> Math.abs(part.applyAsDouble(at(x(i), grid))))
        .max()
        .orElseThrow();
  }

  private static double x(int i) {
    return LOW + (HIGH - LOW) * i / POINTS;
  }

  static Claim claim() {
    List<Claim.Cell> cells = new ArrayList<>();
    for (int bits : new int[] {3, 4, 8, 10}) {
      IntegerGrid grid = IntegerGrid.unsigned(bits);
      double ends = Math.max(most(grid, RangeGradient::min), most(grid, RangeGradient::max));
      double scale = most(grid, RangeGradient::scale);
      boolean held = ends <= 1.1 && scale > grid.steps() / 3.0;
      cells.add(new Claim.Cell(bits + " bits", List.of(scale), held ? 1 : 0));
    }
    return new Claim(
        "gradients",
        "The scale's gradient grows with the number of codes; those of min and max stay about 1",
        "the greatest |dx̂/ds| where |dx̂/dθ| is at most 1.1",
        cells);
  }

  /** x̂ over x at 3 bits, and where it would be without a quantizer. */
  static void quantizer(Markup out) {
    IntegerGrid grid = IntegerGrid.unsigned(3);
    draw(
        out,
        "Quantizer, 3 bits, range −1 to 0.7",
        "x̂",
        new Line(Look.of("minmax"), x -> quantized(x, grid)),
        new Line(Look.of(""), x -> x));
  }

  /** dx̂/dθ: min in blue, max in green. */
  static void ends(Markup out) {
    IntegerGrid grid = IntegerGrid.unsigned(3);
    draw(
        out,
        "Gradients to min and max",
        "dx̂/dθ",
        new Line(Look.of("minmax"), x -> at(x, grid).min()),
        new Line(Look.of("beta-gamma"), x -> at(x, grid).max()));
  }

  /** dx̂/ds, and dx̂/dz. */
  static void scaleAndZeroPoint(Markup out) {
    IntegerGrid grid = IntegerGrid.unsigned(3);
    draw(
        out,
        "Gradients to scale and zero point",
        "dx̂/ds, dx̂/dz",
        new Line(Look.of("scale-offset"), x -> at(x, grid).scale()),
        new Line(Look.of("log-scale"), x -> inside(x, grid) ? 0 : at(x, grid).zeroPoint()));
  }

  private static boolean inside(double x, IntegerGrid grid) {
    RangeGradient g = at(x, grid);
    return g.l() == 0 && g.h() == 0;
  }

  private record Line(Look look, DoubleUnaryOperator of) {}

  private static void draw(Markup out, String title, String unit, Line... lines) {
    double[] xs = IntStream.rangeClosed(0, POINTS).mapToDouble(GradientFigures::x).toArray();
    List<double[]> all = new ArrayList<>();
    for (Line line : lines) {
      all.add(DoubleStream.of(xs).map(line.of).toArray());
    }
    Axis x = Axis.linear("x, input units", DoubleStream.of(LOW, HIGH));
    Axis y = Axis.linear(unit, all.stream().flatMapToDouble(DoubleStream::of));
    try (Plot plot = new Plot(out, title, WIDTH, HEIGHT, LEFT, BELOW, x, y)) {
      for (int i = 0; i < lines.length; i++) {
        plot.curve(lines[i].look, xs, all.get(i));
      }
    }
  }
}
