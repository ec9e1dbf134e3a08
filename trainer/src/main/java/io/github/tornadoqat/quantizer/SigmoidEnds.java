package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.RangeForm;
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
  int form() {
    return throughZeroPoint ? RangeForm.SIGMOID_ENDS : RangeForm.SIGMOID_WIDTH;
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
  public Parameters rates(Setup setup) {
    // The sigmoid is flat where it starts; a rate that made up for all of it would overshoot later.
    return new Parameters(10 * MinMax.RATE, 10 * MinMax.RATE);
  }
}
