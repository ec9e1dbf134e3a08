package io.github.tornadoqat.report;

import java.util.ArrayList;
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
 * @param curves one or more, drawn in this order; those of one name share an entry of the legend
 */
public record CurvePlot(String title, Axis x, Axis y, List<Double> levels, List<Curve> curves) {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int LEFT = 74;
  private static final int BELOW = 42;
  private static final int LEGEND = 20;

  /** What a letter of a legend takes, and what an entry takes beside its name. */
  private static final double LETTER = 6.6;

  private static final double ENTRY = 40;

  /** A curve of so many points has a marker at each, not only at the last. */
  private static final int FEW = 16;

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

  /** Draws it as part of a page. */
  public void draw(Markup out) {
    List<Entry> legend = legend();
    int above = LEGEND * (1 + legend.getLast().row());
    try (Plot plot = new Plot(out, title, WIDTH, HEIGHT, LEFT, above, BELOW, x, y)) {
      for (double level : levels) {
        plot.segment("rule", "4 3", plot.left(), plot.y(level), plot.right(), plot.y(level));
      }
      for (Curve c : curves) {
        plot.curve(c.look, c.xs, c.ys);
        markers(plot, c);
      }
      double top = plot.top() - above + LEGEND / 2.0;
      legend.forEach(entry -> entry.draw(out, plot, top));
    }
  }

  private static void markers(Plot plot, Curve c) {
    if (c.xs.length > FEW) {
      plot.end(c.look, c.xs, c.ys);
      return;
    }
    for (int i = 0; i < c.xs.length; i++) {
      plot.dot(c.look, plot.x(c.xs[i]), plot.y(c.ys[i]), "dot", null);
    }
  }

  /** A name of the legend and its place. */
  private record Entry(String name, Look look, int row, double left) {
    double right() {
      return left + ENTRY + LETTER * name.length();
    }

    void draw(Markup out, Plot plot, double top) {
      double y = top + LEGEND * row;
      String line = "M" + Numbers.px(left) + " " + Numbers.px(y) + "h24";
      out.empty("path", "class", "curve " + look.hue(), "d", line, "stroke-dasharray", look.dash());
      plot.dot(look, left + 12, y, "dot", null);
      plot.label("start", left + 29, y + 3.5, name, "tick");
    }
  }

  /** An entry for each name, in as many rows as they take. */
  private List<Entry> legend() {
    Map<String, Look> looks = new LinkedHashMap<>();
    curves.forEach(c -> looks.putIfAbsent(c.name, c.look));
    List<Entry> entries = new ArrayList<>();
    int row = 0;
    double left = LEFT;
    for (Map.Entry<String, Look> look : looks.entrySet()) {
      Entry entry = new Entry(look.getKey(), look.getValue(), row, left);
      if (left > LEFT && entry.right() > WIDTH) {
        row++;
        entry = new Entry(look.getKey(), look.getValue(), row, LEFT);
      }
      entries.add(entry);
      left = entry.right();
    }
    return entries;
  }
}
