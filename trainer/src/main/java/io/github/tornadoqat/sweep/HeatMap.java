package io.github.tornadoqat.sweep;

import io.github.tornadoqat.report.Markup;
import io.github.tornadoqat.report.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** A table of coloured cells as SVG: a row for each number of bits, a column for each rate. */
final class HeatMap {
  private static final int WIDTH = 620;
  private static final int LEFT = 50;
  private static final int ROW = 26;
  private static final int BELOW = 40;

  /** More rates than this are gathered by thirds of a decade. */
  private static final int MOST = 12;

  /** The error over the best at which a cell has its full colour. */
  private static final double FULL = 10;

  private HeatMap() {}

  /** Draws the median of a figure in each cell. */
  static void draw(
      Markup out, String title, List<SweepRow> rows, ToDoubleFunction<SweepRow> figure) {
    boolean gathered = rows.stream().map(HeatMap::rate).distinct().count() > MOST;
    TreeSet<String> columns =
        new TreeSet<>(Comparator.comparingDouble(HeatMap::order).thenComparing(c -> c));
    Map<Double, Map<String, List<Double>>> cells = new TreeMap<>();
    for (SweepRow row : rows) {
      String column = column(rate(row), gathered);
      columns.add(column);
      cells
          .computeIfAbsent(row.number("bits"), _ -> new TreeMap<>())
          .computeIfAbsent(column, _ -> new ArrayList<>())
          .add(figure.applyAsDouble(row));
    }
    int height = cells.size() * ROW + BELOW;
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + WIDTH + " " + height,
        "role",
        "img",
        "aria-label",
        title);
    double wide = (double) (WIDTH - LEFT) / columns.size();
    int y = 0;
    for (Map.Entry<Double, Map<String, List<Double>>> line : cells.entrySet()) {
      label(out, LEFT - 6, y + 17, "end", Numbers.fixed(line.getKey(), 0));
      double x = LEFT;
      for (String column : columns) {
        List<Double> found = line.getValue().get(column);
        if (found != null) {
          cell(out, x, y, wide, median(found));
        }
        x += wide;
      }
      y += ROW;
    }
    double x = LEFT + wide / 2;
    for (String column : columns) {
      label(out, x, y + 14, "middle", tick(column));
      x += wide;
    }
    label(out, LEFT - 6, y + 14, "end", "bits");
    label(out, (LEFT + WIDTH) / 2.0, y + 32, "middle", "learning rate");
    out.close();
  }

  private static void cell(Markup out, double x, double y, double wide, double value) {
    double share = Double.isNaN(value) ? 1 : Math.clamp(Math.log(value) / Math.log(FULL), 0, 1);
    out.empty(
        "rect",
        "x",
        Numbers.px(x + 1),
        "y",
        Numbers.px(y + 1),
        "width",
        Numbers.px(wide - 2),
        "height",
        Numbers.px(ROW - 2.0),
        "class",
        "heat",
        "fill-opacity",
        Numbers.fixed(0.04 + 0.8 * share, 2));
    label(out, x + wide / 2, y + 17, "middle", Double.isNaN(value) ? "–" : shortly(value));
  }

  private static String shortly(double value) {
    return value < 100 ? Numbers.fixed(value, 2) : Numbers.scientific(value);
  }

  private static void label(Markup out, double x, double y, String anchor, String text) {
    out.element(
        "text",
        text,
        "class",
        "tick",
        "x",
        Numbers.px(x),
        "y",
        Numbers.px(y),
        "text-anchor",
        anchor);
  }

  private static String tick(String column) {
    double number = order(column);
    return number > 0 ? Numbers.brief(number) : column;
  }

  private static String rate(SweepRow row) {
    return row.trial().values().getOrDefault("lr", "auto");
  }

  private static String column(String rate, boolean gathered) {
    double number = order(rate);
    return gathered && number > 0
        ? Numbers.scientific(Math.pow(10, Math.round(Math.log10(number) * 3) / 3.0))
            .replace('−', '-')
        : rate;
  }

  /** A rate as a number; what is none comes first. */
  private static double order(String rate) {
    try {
      return Double.parseDouble(rate);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
