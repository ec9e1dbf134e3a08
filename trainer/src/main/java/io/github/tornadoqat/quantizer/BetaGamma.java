package io.github.tornadoqat.quantizer;

import java.util.List;

/** Factors of the ends that learning starts from: min = β·min₀, max = γ·max₀ (arXiv 2404.16898). */
final class BetaGamma extends LinearEnds {
  static final List<String> PARAMETERS = List.of("beta", "gamma");

  @Override
  public String name() {
    return "beta-gamma";
  }

  @Override
  public List<String> parameters() {
    return PARAMETERS;
  }

  @Override
  Units units(Setup setup) {
    return startingEnds(setup);
  }

  static Units startingEnds(Setup setup) {
    return new Units(setup.start().min(), setup.start().max(), 0);
  }

  @Override
  public Parameters initialize(Setup setup) {
    return new Parameters(1, 1);
  }

  @Override
  Parameters numbers(LearnedRanges r, int p, Parameters ends) {
    double minUnit = r.firstUnits[p];
    double maxUnit = r.secondUnits[p];
    // An end that starts at zero stays there; what it cannot give of the width, the other one
    // gives.
    double width = ends.second() - ends.first();
    double max = maxUnit == 0 ? 0 : (minUnit == 0 ? 0 : ends.first()) + width;
    double min = minUnit == 0 ? 0 : max - width;
    return new Parameters(
        factor(min, r.mins[p], minUnit, r.first[p]), factor(max, r.maxs[p], maxUnit, r.second[p]));
  }

  private static double factor(double end, double moved, double unit, double otherwise) {
    return end == moved || unit == 0 ? otherwise : end / unit;
  }

  @Override
  public Parameters rates(Setup setup) {
    return new Parameters(MinMax.RATE, MinMax.RATE);
  }
}
