package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;
import java.util.function.DoublePredicate;
import java.util.function.Supplier;

/** Observers, by name. */
public final class Observers {
  private static final String NAMES =
      "minmax, moving-average[:MOMENTUM], percentile:Q, mse, entropy";

  private Observers() {}

  /**
   * Makes the observers that a specification names, one a range.
   *
   * <ul>
   *   <li>{@code minmax}: all values
   *   <li>{@code moving-average[:MOMENTUM]}: the ends of batches, averaged; 0.01 if not given
   *   <li>{@code percentile:Q}: the middle Q percent, (100 − Q)/2 cut off each tail
   *   <li>{@code mse}: least expected squared error on the grid, zero in the range
   *   <li>{@code entropy}: TensorRT's threshold of least divergence
   * </ul>
   *
   * @param grid the codes that the range will be spread over
   * @throws IllegalArgumentException if there is no such observer or its number is out of bounds
   */
  public static Supplier<Observer> parse(String spec, IntegerGrid grid) {
    int colon = spec.indexOf(':');
    String number = colon < 0 ? null : spec.substring(colon + 1);
    return switch (colon < 0 ? spec : spec.substring(0, colon)) {
      case "minmax" -> plain(spec, number, MinMaxObserver::new);
      case "mse" -> plain(spec, number, () -> new MseObserver(grid));
      case "entropy" -> plain(spec, number, () -> new EntropyObserver(grid));
      case "percentile" -> {
        double q = number(spec, number, p -> p > 0 && p <= 100, "a percentage in (0, 100]");
        yield () -> new PercentileObserver(q);
      }
      case "moving-average" -> {
        String given = number == null ? MovingAverageObserver.MOMENTUM : number;
        double momentum = number(spec, given, m -> m > 0 && m <= 1, "a momentum in (0, 1]");
        yield () -> new MovingAverageObserver(momentum);
      }
      default ->
          throw new IllegalArgumentException("no observer '" + spec + "'; there is: " + NAMES);
    };
  }

  private static Supplier<Observer> plain(String spec, String number, Supplier<Observer> observer) {
    if (number != null) {
      throw new IllegalArgumentException("observer '" + spec + "' must have no number");
    }
    return observer;
  }

  private static double number(String spec, String number, DoublePredicate fits, String wanted) {
    double d = Double.NaN;
    try {
      d = number == null ? d : Double.parseDouble(number);
    } catch (NumberFormatException e) {
      // NaN fits nowhere either.
    }
    if (!fits.test(d)) {
      throw new IllegalArgumentException("observer '" + spec + "' needs " + wanted);
    }
    return d;
  }
}
