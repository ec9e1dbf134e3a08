package io.github.tornadoqat.quantizer;

import java.util.List;

/**
 * Factors of the ends that learning starts from: min = f(β)·min₀, max = f(γ)·max₀, with f the
 * identity (arXiv 2404.16898), or the sigmoid, which can only narrow a range.
 *
 * <p>With {@code throughZeroPoint} off the rounded zero point counts as a constant, as in OmniQuant
 * (arXiv 2308.13137), so that both ends see the gradient of the width alone.
 */
final class BetaGamma implements Parameterization {
  /** σ(4) = 0.982, OmniQuant's start: the sigmoid never reaches 1. */
  private static final double SIGMOID_START = 4;

  /** How near a projection takes the sigmoid to 0 and 1, which no number reaches. */
  private static final double LEAST = Double.MIN_NORMAL;

  private static final double MOST = 1 - 0x1p-40;

  private final String name;
  private final boolean sigmoid;
  private final boolean throughZeroPoint;

  private BetaGamma(String name, boolean sigmoid, boolean throughZeroPoint) {
    this.name = name;
    this.sigmoid = sigmoid;
    this.throughZeroPoint = throughZeroPoint;
  }

  static BetaGamma plain() {
    return new BetaGamma("beta-gamma", false, true);
  }

  static BetaGamma withSigmoid() {
    return new BetaGamma("beta-gamma-sigmoid", true, true);
  }

  static BetaGamma omniQuant() {
    return new BetaGamma("omniquant", true, false);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> parameters() {
    return List.of("beta", "gamma");
  }

  @Override
  public Parameters initialize(Setup setup) {
    return sigmoid ? new Parameters(SIGMOID_START, SIGMOID_START) : new Parameters(1, 1);
  }

  @Override
  public Affine affine(Parameters p, Setup setup) {
    Parameters ends = ends(p, setup);
    return Affine.of(ends.first(), ends.second(), setup.grid());
  }

  private Parameters ends(Parameters p, Setup setup) {
    return new Parameters(
        factor(p.first()) * setup.start().min(), factor(p.second()) * setup.start().max());
  }

  private double factor(double p) {
    return sigmoid ? 1 / (1 + Math.exp(-p)) : p;
  }

  private double slope(double p) {
    return sigmoid ? factor(p) * factor(-p) : 1;
  }

  @Override
  public Parameters gradient(Parameters p, Setup setup, RangeGradient g) {
    double min = throughZeroPoint ? g.min() : -g.width();
    double max = throughZeroPoint ? g.max() : g.width();
    return new Parameters(
        min * setup.start().min() * slope(p.first()),
        max * setup.start().max() * slope(p.second()));
  }

  @Override
  public Parameters project(Parameters p, Setup setup) {
    Parameters ends = ends(p, setup);
    Parameters limited = setup.limitEnds(ends);
    if (limited.equals(ends)) {
      return p;
    }
    // What one end cannot give of the width, the other one gives.
    double width = limited.second() - limited.first();
    double max =
        reachable(reachable(limited.first(), setup.start().min()) + width, setup.start().max());
    double min = reachable(max - width, setup.start().min());
    return new Parameters(
        min == ends.first() ? p.first() : inverse(min, setup.start().min(), p.first()),
        max == ends.second() ? p.second() : inverse(max, setup.start().max(), p.second()));
  }

  /** The nearest end that some factor gives: one that starts at zero stays there. */
  private double reachable(double end, double start) {
    if (start == 0) {
      return 0;
    }
    return sigmoid ? Math.clamp(end, Math.min(start, 0), Math.max(start, 0)) : end;
  }

  /** The number that gives an end. */
  private double inverse(double end, double start, double otherwise) {
    if (start == 0) {
      return otherwise;
    }
    double f = end / start;
    if (!sigmoid) {
      return f;
    }
    double inside = Math.clamp(f, LEAST, MOST);
    return Math.log(inside / (1 - inside));
  }

  @Override
  public Parameters rates(Setup setup) {
    // The sigmoid is flat where it starts; a rate that made up for all of it would overshoot later.
    double rate = sigmoid ? 10 * MinMax.RATE : MinMax.RATE;
    return new Parameters(rate, rate);
  }
}
