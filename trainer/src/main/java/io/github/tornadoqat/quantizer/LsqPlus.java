package io.github.tornadoqat.quantizer;

import java.util.List;

/**
 * The scale and an offset in input units, as in LSQ+ (arXiv 2004.09576): z = qmin − offset/s, so
 * that the offset is the value of the smallest code. Here the zero point is then rounded, as
 * formats with an integer zero point need.
 */
final class LsqPlus implements Parameterization {
  @Override
  public String name() {
    return "lsq-plus";
  }

  @Override
  public List<String> parameters() {
    return List.of("scale", "offset");
  }

  @Override
  public Parameters initialize(Setup setup) {
    return new Parameters(setup.startAffine().scale(), setup.start().min());
  }

  @Override
  public Affine affine(Parameters p, Setup setup) {
    return new Affine(p.first(), setup.grid().qmin() - p.second() / p.first());
  }

  @Override
  public Parameters gradient(Parameters p, Setup setup, RangeGradient g) {
    // z moves by offset/s² with the scale, by −1/s with the offset.
    double s = p.first();
    return new Parameters(g.scale() + g.zeroPoint() * p.second() / (s * s), -g.zeroPoint() / s);
  }

  @Override
  public Parameters project(Parameters p, Setup setup) {
    double s = setup.limitScale(p.first());
    double z = setup.grid().qmin() - p.second() / s;
    double limited = setup.limitZeroPoint(z);
    double offset = limited == z ? p.second() : s * (setup.grid().qmin() - limited);
    return s == p.first() && offset == p.second() ? p : new Parameters(s, offset);
  }

  @Override
  public Parameters rates(Setup setup) {
    return new Parameters(
        MinMax.RATE * setup.startAffine().scale(), MinMax.RATE * setup.start().width() / 2);
  }
}
