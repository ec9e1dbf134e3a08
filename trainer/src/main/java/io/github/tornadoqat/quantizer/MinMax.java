package io.github.tornadoqat.quantizer;

import java.util.List;

/** The two ends of the range, in input units: AIMET's parameterization. */
final class MinMax extends LinearEnds {
  static final double RATE = 0.01;

  @Override
  public String name() {
    return "minmax";
  }

  @Override
  public List<String> parameters() {
    return List.of("theta_min", "theta_max");
  }

  @Override
  Units units(Setup setup) {
    return new Units(1, 1, 0);
  }

  @Override
  public Parameters initialize(Setup setup) {
    return new Parameters(setup.start().min(), setup.start().max());
  }

  @Override
  public Parameters rates(Setup setup) {
    double rate = RATE * setup.start().width() / 2;
    return new Parameters(rate, rate);
  }
}
