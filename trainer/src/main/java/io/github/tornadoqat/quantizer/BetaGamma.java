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
  public Parameters rates(Setup setup) {
    return new Parameters(MinMax.RATE, MinMax.RATE);
  }
}
