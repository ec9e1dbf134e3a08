package io.github.tornadoqat.advice;

import io.github.tornadoqat.report.Numbers;
import io.github.tornadoqat.run.Scheme;
import io.github.tornadoqat.run.Spread;
import io.github.tornadoqat.train.Schedule;
import java.util.List;
import java.util.Locale;

/** From what was measured of a model's ranges to what is advised for them. */
final class AdviceRules {
  static final String BETA_GAMMA = "beta-gamma";
  static final String CLAMPED = "clamped";
  static final String FREE = "free";
  static final String AUTO = "auto";

  private AdviceRules() {}

  /**
   * Free where zero lies outside of data and clamping costs much, otherwise clamped.
   *
   * @param ranges how many
   * @param away how many of them have zero outside of their data
   * @param oneSided how many end at zero
   * @param gain the least error with a clamped zero point over that with a free one
   */
  static Choice zeroPoint(Scheme scheme, long ranges, long away, long oneSided, double gain) {
    if (scheme.isSymmetric()) {
      return new Choice(CLAMPED, text("it is code 0 in a %s scheme", scheme));
    }
    if (away > 0) {
      boolean pays = gain > AdviceThresholds.CLOSE;
      return new Choice(
          pays ? FREE : CLAMPED,
          text(
              "zero is outside of %d of %d ranges; the least error with a clamped zero point is %s"
                  + " x that with a free one%s",
              away, ranges, Numbers.threeDigits(gain), pays ? "; zero is not exact then" : ""));
    }
    if (oneSided > 0) {
      return new Choice(
          CLAMPED,
          text(
              "%d of %d ranges end at zero, as after ReLU, where qat study paper saw errors of 13 x"
                  + " the best and more with a free zero point",
              oneSided, ranges));
    }
    return new Choice(
        CLAMPED, text("zero is inside of all %d ranges, so being exact costs nothing", ranges));
  }

  /** The simplest start that is near the best, else the search's unless a percentile beats it. */
  static Choice init(List<Double> overBest) {
    double minMax = overBest.getFirst();
    if (minMax <= AdviceThresholds.NEAR) {
      return new Choice(
          StartFigures.MIN_MAX,
          text("error at min/max is %s x the best found", Numbers.threeDigits(minMax)));
    }
    int best = overBest.size() - 1;
    for (int i = 0; i < overBest.size(); i++) {
      if (overBest.get(i) * AdviceThresholds.NEAR < overBest.get(best)) {
        best = i;
      }
    }
    StringBuilder others = new StringBuilder();
    for (int i = 1; i < overBest.size(); i++) {
      if (i != best) {
        others.append(
            text(", at %s %s x", StartFigures.INITS.get(i), Numbers.threeDigits(overBest.get(i))));
      }
    }
    return new Choice(
        StartFigures.INITS.get(best),
        text(
            "error at min/max is %s x the best found%s, with %s %s x",
            Numbers.threeDigits(minMax),
            others,
            StartFigures.INITS.get(best),
            Numbers.threeDigits(overBest.get(best))));
  }

  /**
   * The relative one, whose one rate serves ends of every size, unless zero is outside of a range.
   *
   * @param absolute what {@code --lr auto} gives the absolute one: half a percent of the width, or
   *     one of the scale
   */
  static Choice parameterization(
      Contenders contenders, Spread lower, Spread upper, Spread farness, Spread absolute) {
    if (farness.max() > AdviceThresholds.FAR) {
      return new Choice(
          contenders.absolute(),
          text(
              "an end is up to %s widths of its range from zero, so %s at 0.01 would move"
                  + " it by %s widths a step; %s moves lr, whatever the end",
              Numbers.threeDigits(farness.max()),
              contenders.relative(),
              Numbers.threeDigits(0.01 * farness.max()),
              contenders.absolute()));
    }
    return new Choice(
        contenders.relative(),
        text(
            "ends of %s and %s (medians) move lr*|theta| a step under Adam, so one rate serves all;"
                + " the numbers of %s move lr, and --lr auto is %s here",
            Numbers.threeDigits(lower.median()),
            Numbers.threeDigits(upper.median()),
            contenders.absolute(),
            absolute.range()));
  }

  /**
   * The least rate of the relative one that takes the ends where they have to go.
   *
   * @param way the share of itself that an end has to move by
   */
  static Choice rate(Contenders contenders, String parameterization, double way, Spread absolute) {
    if (!parameterization.equals(contenders.relative())) {
      return new Choice(
          AUTO, text("half a percent of each range a step: %s here", absolute.range()));
    }
    if (way < 1e-3) {
      return new Choice(
          String.valueOf(AdviceThresholds.RATES[0]),
          text(
              "ends start at the best range found; from there %s ended no higher than 0.01 and up"
                  + " to %s at 3, 4 and 8 bits",
              AdviceThresholds.RATES[0], contenders.atBest()));
    }
    double chosen = AdviceThresholds.RATES[AdviceThresholds.RATES.length - 1];
    for (int i = AdviceThresholds.RATES.length - 1; i >= 0; i--) {
      if (reach(AdviceThresholds.RATES[i]) >= AdviceThresholds.SPARE * way) {
        chosen = AdviceThresholds.RATES[i];
      }
    }
    return new Choice(
        String.valueOf(chosen),
        text(
            "ends have to move by %s of themselves to the best range found; %d cosine steps at %s"
                + " can go %s, at 0.01 %s",
            Numbers.threeDigits(way),
            AdviceThresholds.STEPS,
            chosen,
            Numbers.threeDigits(reach(chosen)),
            Numbers.threeDigits(reach(0.01))));
  }

  /** How far a number can go in a run whose every step is one rate long. */
  static double reach(double rate) {
    Schedule schedule = new Schedule.Cosine();
    double sum = 0;
    for (int step = 0; step < AdviceThresholds.STEPS; step++) {
      sum += schedule.factor(step, AdviceThresholds.STEPS);
    }
    return rate * sum;
  }

  /** Formats, the same in every locale. */
  @SuppressWarnings("AnnotateFormatMethod")
  static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
