package io.github.tornadoqat.train;

import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Parameters;
import io.github.tornadoqat.quantizer.Setup;
import java.util.List;

/**
 * The learning rates of a parameterization's numbers, in the unit of each.
 *
 * @param advised whether the parameterization's own advice holds instead of the two
 * @param first of the first number
 * @param second of the second number, where there is one
 */
public record LearningRates(boolean advised, double first, double second) {
  /** What the parameterization advises for each number of each range. */
  public static final LearningRates ADVISED = new LearningRates(true, 1, 1);

  public LearningRates {
    require(first);
    require(second);
  }

  /** One rate for both numbers. */
  public static LearningRates of(double rate) {
    return new LearningRates(false, rate, rate);
  }

  /**
   * Reads {@code auto}, {@code LR} or {@code LR,LR}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public static LearningRates parse(String text) {
    if (text.equals("auto")) {
      return ADVISED;
    }
    String[] parts = text.split(",", -1);
    try {
      if (parts.length <= 2) {
        return new LearningRates(
            false, Double.parseDouble(parts[0]), Double.parseDouble(parts[parts.length - 1]));
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "lr must be a number, two (one for each learned number) or auto, not '" + text + "'");
  }

  /** The rates of one range. */
  Parameters of(Parameterization parameterization, Setup setup) {
    return advised ? parameterization.rates(setup) : new Parameters(first, second);
  }

  /** As configs have it: {@code auto}, a number, or a list of two. */
  public Object toJson() {
    return advised ? "auto" : first == second ? (Object) first : List.of(first, second);
  }

  private static void require(double rate) {
    if (!(rate > 0 && rate < 1e30)) {
      throw new IllegalArgumentException(
          "the learning rate must be positive and below 1e30, not " + rate);
    }
  }
}
