package io.github.tornadoqat.report;

import java.util.List;
import java.util.stream.DoubleStream;

/** A plot of rows: how each changed, from a hollow mark to a full one, on a logarithmic axis. */
final class Rows {
  private static final int LANE = 7;
  private static final int FRAME = 52;
  private static final double LETTER = 6.4;

  private Rows() {}

  /** A change under one parameterization. */
  record Change(String parameterization, double before, double after) {}

  /** All changes of one thing. */
  record Row(String label, List<Change> changes) {}

  /**
   * Draws them.
   *
   * @param rule the value to reach, as an upright line
   * @param least the least height of a row
   */
  static void draw(
      Markup out, String title, String unit, double rule, List<Row> rows, int width, int least) {
    int lanes = rows.stream().mapToInt(r -> r.changes().size()).max().orElse(1);
    int height = Math.max(least, LANE * lanes + 7);
    int longest = rows.stream().mapToInt(r -> Labels.fit(r.label()).length()).max().orElse(0);
    int left = (int) (LETTER * longest) + 16;
    DoubleStream values =
        rows.stream()
            .flatMap(r -> r.changes().stream())
            .flatMapToDouble(c -> DoubleStream.of(c.before(), c.after()));
    Axis x = Axis.log(unit, DoubleStream.concat(values, DoubleStream.of(rule)));
    int total = FRAME + height * rows.size();
    try (Plot plot = new Plot(out, title, width, total, left, FRAME - 8, x, null)) {
      double top = plot.top();
      for (int i = 0; i < rows.size(); i++) {
        if (i % 2 == 1) {
          plot.band(top, height);
        }
        top += height;
      }
      plot.uprights("rule", new double[] {rule}, plot.top(), plot.bottom());
      top = plot.top();
      for (Row row : rows) {
        plot.label("end", left - 8, top + height / 2.0 + 3.5, Labels.fit(row.label()), "row");
        row(plot, row, top, height);
        top += height;
      }
    }
  }

  private static void row(Plot plot, Row row, double top, double height) {
    double lane = top + (height - LANE * (row.changes().size() - 1)) / 2;
    boolean seen = false;
    for (Change change : row.changes()) {
      Look look = Look.of(change.parameterization());
      double before = plot.x(change.before());
      double after = plot.x(change.after());
      String tip =
          row.label()
              + ", "
              + change.parameterization()
              + ": "
              + Numbers.scientific(change.before())
              + " → "
              + Numbers.scientific(change.after());
      plot.segment("change " + look.hue(), null, before, lane, after, lane);
      plot.dot(look, before, lane, "hollow", null);
      plot.dot(look, after, lane, "dot", tip);
      seen |= !Double.isNaN(before) || !Double.isNaN(after);
      lane += LANE;
    }
    if (!seen) {
      plot.label("start", plot.left() + 8, top + height / 2 + 3.5, "no value to show", "unit");
    }
  }
}
