package io.github.tornadoqat.report;

import java.util.List;

/**
 * A plot as inline SVG: a frame with axes, and marks at values. Colours come from classes of
 * report.css, so that a plot follows the page into the dark; there are no identifiers, so that any
 * number of plots share a page. Closing it ends the picture.
 */
public final class Plot implements AutoCloseable {
  private static final int TOP = 8;
  private static final int RIGHT = 14;
  private static final int TICK = 4;
  private static final double LETTER = 6.4;

  /** Points nearer than this to the last one are not worth their bytes. */
  private static final double NEAR = 0.6;

  private final Markup out;
  private final Axis x;
  private final Axis y;
  private final double left;
  private final double top;
  private final double right;
  private final double bottom;

  /**
   * Begins a picture. Sizes are in the picture's own units, letters being some 6 of them wide.
   *
   * @param title for those who cannot see it
   * @param left the room for labels at the left
   * @param below the room for ticks and the label of x
   * @param y null for a plot of rows, which labels them itself
   */
  public Plot(
      Markup out, String title, int width, int height, int left, int below, Axis x, Axis y) {
    this(out, title, width, height, left, 0, below, x, y);
  }

  /**
   * @param above the room for a legend
   */
  Plot(
      Markup out,
      String title,
      int width,
      int height,
      int left,
      int above,
      int below,
      Axis x,
      Axis y) {
    this.out = out;
    this.x = x;
    this.y = y;
    this.left = left;
    this.top = TOP + above;
    this.right = width - RIGHT;
    this.bottom = height - below;
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        "img",
        "aria-label",
        title);
    xAxis(height);
    if (y != null) {
      yAxis();
    }
  }

  double left() {
    return left;
  }

  double right() {
    return right;
  }

  double top() {
    return top;
  }

  double bottom() {
    return bottom;
  }

  /** How far from the left of the picture a value of x is; NaN where its axis has no place. */
  public double x(double value) {
    return left + (right - left) * x.at(value);
  }

  /** How far from the top of the picture a value of y is; NaN where its axis has no place. */
  public double y(double value) {
    return bottom - (bottom - top) * y.at(value);
  }

  private void xAxis(int height) {
    double under = height - 30;
    List<Axis.Tick> ticks = x.ticks();
    int stride = stride(ticks);
    for (int i = 0; i < ticks.size(); i++) {
      Axis.Tick tick = ticks.get(i);
      double at = x(tick.value());
      segment("grid", null, at, top, at, bottom);
      if (i % stride == 0) {
        label("middle", at, under + 10, tick.label(), "tick");
      }
    }
    segment("axis", null, left, bottom, right, bottom);
    label("middle", (left + right) / 2, height - 4, x.label(), "unit");
  }

  /** Every how many ticks there is room for a label. */
  private int stride(List<Axis.Tick> ticks) {
    for (int stride = 1; stride < ticks.size(); stride++) {
      boolean apart = true;
      for (int i = stride; i < ticks.size(); i += stride) {
        Axis.Tick before = ticks.get(i - stride);
        Axis.Tick tick = ticks.get(i);
        double wide = LETTER * (before.label().length() + tick.label().length()) / 2 + TICK;
        apart &= x(tick.value()) - x(before.value()) >= wide;
      }
      if (apart) {
        return stride;
      }
    }
    return Math.max(1, ticks.size());
  }

  private void yAxis() {
    for (Axis.Tick tick : y.ticks()) {
      double at = y(tick.value());
      segment("grid", null, left, at, right, at);
      label("end", left - TICK - 2, at + 3.5, tick.label(), "tick");
    }
    out.element(
        "text",
        y.label(),
        "class",
        "unit",
        "text-anchor",
        "middle",
        "transform",
        "translate(11 " + Numbers.px((top + bottom) / 2) + ") rotate(-90)");
  }

  /**
   * A curve through the values that have a place, broken where one has none.
   *
   * @param ys as many as there are xs
   */
  public void curve(Look look, double[] xs, double[] ys) {
    StringBuilder path = new StringBuilder();
    boolean down = false;
    double lastX = Double.NaN;
    double lastY = Double.NaN;
    for (int i = 0; i < xs.length; i++) {
      double px = x(xs[i]);
      double py = y(ys[i]);
      if (Double.isNaN(px) || Double.isNaN(py)) {
        down = false;
        continue;
      }
      boolean near = Math.hypot(px - lastX, py - lastY) < NEAR;
      if (down && near && i < xs.length - 1) {
        continue;
      }
      path.append(down ? 'L' : 'M').append(Numbers.px(px)).append(' ').append(Numbers.px(py));
      down = true;
      lastX = px;
      lastY = py;
    }
    if (!path.isEmpty()) {
      out.empty(
          "path",
          "class",
          "curve " + look.hue(),
          "d",
          path.toString(),
          "stroke-dasharray",
          look.dash());
    }
  }

  /** A marker at the last point of a curve, so that a curve of one point is seen too. */
  public void end(Look look, double[] xs, double[] ys) {
    int last = xs.length - 1;
    if (last >= 0) {
      dot(look, x(xs[last]), y(ys[last]), "dot", null);
    }
  }

  /**
   * A marker at a place in the picture; nothing where the place is NaN.
   *
   * @param px from the left, as {@link #x} gives it
   * @param py from the top, as {@link #y} gives it
   * @param kind a class of report.css
   * @param tip what is shown where a pointer rests, or null
   */
  public void dot(Look look, double px, double py, String kind, String tip) {
    if (Double.isNaN(px) || Double.isNaN(py)) {
      return;
    }
    out.open("path", "class", kind + " " + look.hue(), "d", look.marker().at(px, py));
    if (tip != null) {
      out.element("title", tip);
    }
    out.close();
  }

  /** Bars from low on, the last one ending at high, as one outline that stands on zero. */
  void bars(double low, double high, double width, double[] heights) {
    double zero = y(0);
    StringBuilder path = new StringBuilder("M" + Numbers.px(x(low)) + " " + Numbers.px(zero));
    for (int i = 0; i < heights.length; i++) {
      path.append('V').append(Numbers.px(y(heights[i])));
      path.append('H').append(Numbers.px(x(Math.min(high, low + (i + 1) * width))));
    }
    path.append('V').append(Numbers.px(zero)).append('z');
    out.empty("path", "class", "bars", "d", path.toString());
  }

  /** Upright lines at values, between two heights of the picture, as one path. */
  void uprights(String kind, double[] values, double from, double to) {
    StringBuilder path = new StringBuilder();
    for (double value : values) {
      double px = x(value);
      if (!Double.isNaN(px)) {
        path.append('M').append(Numbers.px(px)).append(' ').append(Numbers.px(from));
        path.append('V').append(Numbers.px(to));
      }
    }
    if (!path.isEmpty()) {
      out.empty("path", "class", kind, "d", path.toString());
    }
  }

  void segment(String kind, String dash, double x1, double y1, double x2, double y2) {
    if (Double.isNaN(x1 + y1 + x2 + y2)) {
      return;
    }
    String d =
        "M" + Numbers.px(x1) + " " + Numbers.px(y1) + "L" + Numbers.px(x2) + " " + Numbers.px(y2);
    out.empty("path", "class", kind, "d", d, "stroke-dasharray", dash);
  }

  void band(double top, double height) {
    out.empty(
        "rect",
        "class",
        "band",
        "x",
        "0",
        "y",
        Numbers.px(top),
        "width",
        Numbers.px(right),
        "height",
        Numbers.px(height));
  }

  void label(String anchor, double px, double py, String text, String kind) {
    out.element(
        "text",
        text,
        "class",
        kind,
        "x",
        Numbers.px(px),
        "y",
        Numbers.px(py),
        "text-anchor",
        anchor);
  }

  /** Ends the picture. */
  @Override
  public void close() {
    out.close().line();
  }
}
