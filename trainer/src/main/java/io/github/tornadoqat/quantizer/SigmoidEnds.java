package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.RangeMath;
import java.util.List;

/**
 * Factors of the ends that learning starts from which can only narrow a range: min = σ(β)·min₀, max
 * = σ(γ)·max₀, with σ the sigmoid.
 *
 * <p>With {@code throughZeroPoint} off the rounded zero point counts as a constant, as in OmniQuant
 * (arXiv 2308.13137), so that both ends see the gradient of the width alone.
 */
final class SigmoidEnds extends EndsParameterization {
  /** σ(4) = 0.982, OmniQuant's start: the sigmoid never reaches 1. */
  private static final double START = 4;

  /** How near a projection takes the sigmoid to 0 and 1, which no number reaches. */
  private static final double LEAST = Double.MIN_NORMAL;

  private static final double MOST = 1 - 0x1p-40;

  private final String name;
  private final boolean throughZeroPoint;

  private SigmoidEnds(String name, boolean throughZeroPoint) {
    this.name = name;
    this.throughZeroPoint = throughZeroPoint;
  }

  static SigmoidEnds betaGamma() {
    return new SigmoidEnds("beta-gamma-sigmoid", true);
  }

  static SigmoidEnds omniQuant() {
    return new SigmoidEnds("omniquant", false);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> parameters() {
    return BetaGamma.PARAMETERS;
  }

  @Override
  Units units(Setup setup) {
    return BetaGamma.startingEnds(setup);
  }

  @Override
  public Parameters initialize(Setup setup) {
    return new Parameters(START, START);
  }

  @Override
  void ends(LearnedRanges r, int from, int to) {
    for (int p = from; p < to; p++) {
      double e0 = RangeMath.decay(r.first[p]);
      double e1 = RangeMath.decay(r.second[p]);
      r.mins[p] = RangeMath.sigmoid(r.first[p], e0) * r.firstUnits[p];
      r.maxs[p] = RangeMath.sigmoid(r.second[p], e1) * r.secondUnits[p];
      r.firstSlopes[p] = RangeMath.sigmoidSlope(e0) * r.firstUnits[p];
      r.secondSlopes[p] = RangeMath.sigmoidSlope(e1) * r.secondUnits[p];
    }
  }

  @Override
  void gradients(LearnedRanges r, double[] sumR, double[] sumL, double[] sumH) {
    if (throughZeroPoint) {
      super.gradients(r, sumR, sumL, sumH);
      return;
    }
    int qmin = r.grid.qmin();
    int qmax = r.grid.qmax();
    for (int p = 0; p < r.size(); p++) {
      double z = r.snappedZeroPoints[p];
      double scale = RangeMath.scaleGradient(sumR[p], sumL[p], sumH[p], z, qmin, qmax);
      double width = scale / r.grid.steps();
      r.firstGradients[p] = -width * r.firstSlopes[p];
      r.secondGradients[p] = width * r.secondSlopes[p];
    }
  }

  @Override
  Parameters numbers(LearnedRanges r, int p, Parameters ends) {
    double minUnit = r.firstUnits[p];
    double maxUnit = r.secondUnits[p];
    // What one end cannot give of the width, the other one gives.
    double width = ends.second() - ends.first();
    double max = reachable(reachable(ends.first(), minUnit) + width, maxUnit);
    double min = reachable(max - width, minUnit);
    return new Parameters(
        inverse(min, r.mins[p], minUnit, r.first[p]),
        inverse(max, r.maxs[p], maxUnit, r.second[p]));
  }

  /** The nearest end that some factor gives. */
  private static double reachable(double end, double unit) {
    return Math.clamp(end, Math.min(unit, 0), Math.max(unit, 0));
  }

  /** The number that gives an end. */
  private static double inverse(double end, double moved, double unit, double otherwise) {
    if (end == moved || unit == 0) {
      return otherwise;
    }
    return RangeMath.inverseSigmoid(Math.clamp(end / unit, LEAST, MOST));
  }

  @Override
  public Parameters rates(Setup setup) {
    // The sigmoid is flat where it starts; a rate that made up for all of it would overshoot later.
    return new Parameters(10 * MinMax.RATE, 10 * MinMax.RATE);
  }
}
