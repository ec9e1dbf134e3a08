package io.github.tornadoqat.quantizer;

import java.util.List;

/**
 * The lower end and a width that cannot be negative: min = start.min + first·w₀, width =
 * w₀·softplus(second)/softplus(0), with w₀ the starting width.
 */
final class SoftplusWidth implements Parameterization {
  private static final double LN2 = Math.log(2);

  @Override
  public String name() {
    return "softplus-width";
  }

  @Override
  public List<String> parameters() {
    return List.of("min_shift", "softplus_width");
  }

  @Override
  public Parameters initialize(Setup setup) {
    return new Parameters(0, 0);
  }

  private static Parameters ends(Parameters p, Setup setup) {
    double unit = setup.start().width();
    double min = setup.start().min() + p.first() * unit;
    return new Parameters(min, min + unit * softplus(p.second()) / LN2);
  }

  @Override
  public Affine affine(Parameters p, Setup setup) {
    Parameters ends = ends(p, setup);
    return Affine.of(ends.first(), ends.second(), setup.grid());
  }

  @Override
  public Parameters gradient(Parameters p, Setup setup, RangeGradient g) {
    double unit = setup.start().width();
    double slope = 1 / (1 + Math.exp(-p.second())) / LN2;
    return new Parameters((g.min() + g.max()) * unit, g.max() * unit * slope);
  }

  @Override
  public Parameters project(Parameters p, Setup setup) {
    Parameters ends = ends(p, setup);
    Parameters limited = setup.limitEnds(ends);
    if (limited.equals(ends)) {
      return p;
    }
    double unit = setup.start().width();
    return new Parameters(
        (limited.first() - setup.start().min()) / unit,
        inverseSoftplus((limited.second() - limited.first()) / unit * LN2));
  }

  @Override
  public Parameters rates(Setup setup) {
    return new Parameters(MinMax.RATE / 2, MinMax.RATE * 2 * LN2);
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  private static double inverseSoftplus(double y) {
    return y + Math.log(-Math.expm1(-y));
  }
}
