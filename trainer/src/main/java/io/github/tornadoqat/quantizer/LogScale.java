package io.github.tornadoqat.quantizer;

import java.util.List;

/** log2 of the scale, and the zero point in grids: z = qmin + second·k. Steps are relative. */
final class LogScale implements Parameterization {
  private static final double LN2 = Math.log(2);

  @Override
  public String name() {
    return "log-scale";
  }

  @Override
  public List<String> parameters() {
    return List.of("log2_scale", "zero_point_over_steps");
  }

  @Override
  public Parameters initialize(Setup setup) {
    return of(setup.startAffine(), setup);
  }

  private static Parameters of(Affine affine, Setup setup) {
    return new Parameters(
        Math.log(affine.scale()) / LN2,
        (affine.zeroPoint() - setup.grid().qmin()) / setup.grid().steps());
  }

  @Override
  public Affine affine(Parameters p, Setup setup) {
    return new Affine(
        Math.exp(p.first() * LN2), setup.grid().qmin() + p.second() * setup.grid().steps());
  }

  @Override
  public Parameters gradient(Parameters p, Setup setup, RangeGradient g) {
    return new Parameters(
        g.scale() * Math.exp(p.first() * LN2) * LN2, g.zeroPoint() * setup.grid().steps());
  }

  @Override
  public Parameters project(Parameters p, Setup setup) {
    Affine a = affine(p, setup);
    Affine limited = setup.limit(a);
    return limited.equals(a) ? p : of(limited, setup);
  }

  @Override
  public Parameters rates(Setup setup) {
    return new Parameters(MinMax.RATE / LN2, MinMax.RATE / 2);
  }
}
