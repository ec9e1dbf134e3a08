package io.github.tornadoqat.report;

import java.util.Map;

/**
 * How a parameterization is drawn, the same in every report: a hue (a class of report.css, of the
 * colour-blind-safe Okabe-Ito set, adjusted for contrast), a dash and a marker. Relatives share a
 * hue and differ in the other two.
 *
 * @param hue blue, vermilion, green, purple, sky, amber or grey
 * @param dash lengths of strokes and gaps, or null for an unbroken line
 * @param marker of points
 */
public record Look(String hue, String dash, Marker marker) {
  /** The shape of a point. */
  public enum Marker {
    CIRCLE("M%1$s %2$sm-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z"),
    SQUARE("M%1$s %2$sm-2.8 -2.8h5.6v5.6h-5.6z"),
    DIAMOND("M%1$s %2$sm0 -3.9l3.9 3.9l-3.9 3.9l-3.9 -3.9z"),
    TRIANGLE("M%1$s %2$sm0 -3.6l3.7 6.4h-7.4z");

    private final String path;

    Marker(String path) {
      this.path = path;
    }

    String at(double x, double y) {
      return path.replace("%1$s", Numbers.px(x)).replace("%2$s", Numbers.px(y));
    }
  }

  /** A dash of long strokes. */
  public static final String DASHED = "7 3";

  private static final String DOTTED = "2 3";

  private static final Map<String, Look> LOOKS =
      Map.ofEntries(
          Map.entry("minmax", new Look("blue", null, Marker.CIRCLE)),
          Map.entry("scale-offset", new Look("vermilion", null, Marker.SQUARE)),
          Map.entry("scale-offset-grid", new Look("vermilion", DASHED, Marker.DIAMOND)),
          Map.entry("scale-offset-relative", new Look("vermilion", DOTTED, Marker.TRIANGLE)),
          Map.entry("beta-gamma", new Look("green", null, Marker.DIAMOND)),
          Map.entry("beta-gamma-sigmoid", new Look("green", DASHED, Marker.SQUARE)),
          Map.entry("omniquant", new Look("green", DOTTED, Marker.TRIANGLE)),
          Map.entry("log-scale", new Look("purple", null, Marker.TRIANGLE)),
          Map.entry("softplus-width", new Look("sky", null, Marker.SQUARE)),
          Map.entry("lsq-plus", new Look("amber", null, Marker.DIAMOND)),
          Map.entry("symmetric-scale", new Look("grey", null, Marker.CIRCLE)),
          Map.entry("symmetric-max", new Look("grey", DASHED, Marker.SQUARE)),
          Map.entry("symmetric-gamma", new Look("purple", DASHED, Marker.DIAMOND)));

  private static final Look OTHER = new Look("grey", DOTTED, Marker.TRIANGLE);

  /** That of a parameterization. */
  public static Look of(String parameterization) {
    return LOOKS.getOrDefault(parameterization, OTHER);
  }

  /** A short piece of the line with its marker, for legends and tables. */
  public void swatch(Markup out) {
    out.open("svg", "class", "swatch " + hue, "viewBox", "0 0 26 10", "aria-hidden", "true")
        .empty("path", "class", "curve", "d", "M1 5H25", "stroke-dasharray", dash)
        .empty("path", "class", "dot", "d", marker.at(13, 5))
        .close();
  }
}
