package io.github.tornadoqat.experiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Curves with a legend.
 *
 * @param title for those who cannot see it
 * @param x the axis of every curve
 * @param y likewise
 * @param levels values of y that a dashed line is drawn at
 * @param curves drawn in this order; those of one name share an entry of the legend
 */
public record CurvePlot(String title, Axis x, Axis y, List<Double> levels, List<Curve> curves) {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 74;
  private static final int BELOW = 42;
  private static final int LEGEND = 20;

  /** What a letter of a legend takes. */
  private static final double LETTER = 6.6;

  /**
   * A curve's points; values that an axis has no place for break it.
   *
   * @param xs as many as there are ys
   */
  public record Curve(String name, Look look, double[] xs, double[] ys) {}

  public CurvePlot {
    levels = List.copyOf(levels);
    curves = List.copyOf(curves);
  }

  /** Every y of some curves. */
  public static DoubleStream values(List<Curve> curves) {
    return curves.stream().flatMapToDouble(c -> Arrays.stream(c.ys));
  }

  /** An SVG file: with its colours and on paper of its own. */
  public String file() {
    Markup out = new Markup();
    draw(out);
    String svg = out.toString();
    int inside = svg.indexOf('>') + 1;
    return svg.substring(0, inside)
        + "<style>"
        + Resources.text("report.css")
        + "svg { background: var(--card); }</style>"
        + svg.substring(inside);
  }

  /** As part of a page. */
  void draw(Markup out) {
    try (Plot plot = new Plot(out, title, WIDTH, HEIGHT, LEFT, LEGEND, BELOW, x, y)) {
      for (double level : levels) {
        plot.segment("rule", "4 3", plot.left(), plot.y(level), plot.right(), plot.y(level));
      }
      for (Curve c : curves) {
        plot.curve(c.look, c.xs, c.ys);
        plot.end(c.look, c.xs, c.ys);
      }
      legend(out, plot);
    }
  }

  private void legend(Markup out, Plot plot) {
    Map<String, Look> looks = new LinkedHashMap<>();
    curves.forEach(c -> looks.putIfAbsent(c.name, c.look));
    double at = plot.left();
    for (Map.Entry<String, Look> entry : looks.entrySet()) {
      Look look = entry.getValue();
      double y = plot.top() - LEGEND / 2.0;
      String line = "M" + Numbers.px(at) + " " + Numbers.px(y) + "h24";
      out.empty("path", "class", "curve " + look.hue(), "d", line, "stroke-dasharray", look.dash());
      plot.dot(look, at + 12, y, "dot", null);
      plot.label("start", at + 29, y + 3.5, entry.getKey(), "tick");
      at += 40 + LETTER * entry.getKey().length();
    }
  }
}
