package io.github.tornadoqat.quantizer;

import java.util.List;

/** The two ends of the range, in input units: AIMET's parameterization. */
final class MinMax implements Parameterization {
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
  public Parameters initialize(Setup setup) {
    return new Parameters(setup.start().min(), setup.start().max());
  }

  @Override
  public Affine affine(Parameters p, Setup setup) {
    return Affine.of(p.first(), p.second(), setup.grid());
  }

  @Override
  public Parameters gradient(Parameters p, Setup setup, RangeGradient g) {
    return new Parameters(g.min(), g.max());
  }

  @Override
  public Parameters project(Parameters p, Setup setup) {
    return setup.limitEnds(p);
  }

  @Override
  public Parameters rates(Setup setup) {
    double rate = RATE * setup.start().width() / 2;
    return new Parameters(rate, rate);
  }
}
