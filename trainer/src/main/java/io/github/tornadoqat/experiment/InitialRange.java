package io.github.tornadoqat.experiment;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.Observer;
import io.github.tornadoqat.quantizer.Observers;
import io.github.tornadoqat.quantizer.Range;

/**
 * The range that an experiment starts from: {@code minmax}, {@code scaled:F} (that times F), {@code
 * edges:A,B} (in input units), or an observer such as {@code percentile:99.9}.
 *
 * @param text as it was written
 */
public record InitialRange(String text) {
  private static final String SCALED = "scaled:";
  private static final String EDGES = "edges:";

  /**
   * @throws IllegalArgumentException if it is none of these
   */
  public InitialRange {
    if (text.startsWith(SCALED)) {
      factor(text);
    } else if (text.startsWith(EDGES)) {
      edges(text);
    } else {
      try {
        Observers.parse(text, IntegerGrid.unsigned(8));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "init '" + text + "': " + e.getMessage() + "; or scaled:F, edges:A,B", e);
      }
    }
  }

  /** Given ends. */
  public static InitialRange edges(Range range) {
    return new InitialRange(EDGES + range.min() + "," + range.max());
  }

  /** A multiple of the data's range. */
  public static InitialRange scaled(double factor) {
    return new InitialRange(SCALED + factor);
  }

  /** The range for these values and codes. */
  Range of(float[] values, IntegerGrid grid) {
    if (text.startsWith(EDGES)) {
      return edges(text);
    }
    boolean scaled = text.startsWith(SCALED);
    Observer observer = Observers.parse(scaled ? "minmax" : text, grid).get();
    observer.observe(values, 0, values.length);
    return scaled ? observer.range().times(factor(text)) : observer.range();
  }

  /** Whether the ends are given and zero is not between them. */
  boolean excludesZero() {
    return text.startsWith(EDGES) && !edges(text).withZero().equals(edges(text));
  }

  private static double factor(String text) {
    double factor = number(text, text.substring(SCALED.length()));
    if (!(factor > 0 && factor < 1e9)) {
      throw new IllegalArgumentException("init '" + text + "' needs a positive factor below 1e9");
    }
    return factor;
  }

  private static Range edges(String text) {
    String[] ends = text.substring(EDGES.length()).split(",", -1);
    double min = number(text, ends[0]);
    double max = number(text, ends[ends.length - 1]);
    if (ends.length != 2 || !(Math.abs(min) < 1e30 && Math.abs(max) < 1e30 && min < max)) {
      throw new IllegalArgumentException("init '" + text + "' must be edges:A,B with A below B");
    }
    return new Range(min, max);
  }

  private static double number(String text, String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("init '" + text + "' has no number '" + number + "'", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
