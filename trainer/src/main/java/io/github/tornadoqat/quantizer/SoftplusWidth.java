package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.RangeForm;
import io.github.tornadoqat.math.RangeMath;
import java.util.List;

/**
 * The lower end and a width that cannot be negative: min = start.min + first·w₀, width =
 * w₀·softplus(second)/softplus(0), with w₀ the starting width.
 */
final class SoftplusWidth extends EndsParameterization {
  @Override
  public String name() {
    return "softplus-width";
  }

  @Override
  public List<String> parameters() {
    return List.of("min_shift", "softplus_width");
  }

  @Override
  int form() {
    return RangeForm.SOFTPLUS_WIDTH;
  }

  @Override
  Units units(Setup setup) {
    double width = setup.start().width();
    return new Units(width, width, setup.start().min());
  }

  @Override
  public Parameters initialize(Setup setup) {
    return new Parameters(0, 0);
  }

  @Override
  void ends(LearnedRanges r, int from, int to) {
    for (int p = from; p < to; p++) {
      double x = r.second[p];
      double e = RangeMath.decay(x);
      double min = r.origins[p] + r.first[p] * r.firstUnits[p];
      r.mins[p] = min;
      r.maxs[p] = min + r.secondUnits[p] * RangeMath.softplus(x, e) / RangeMath.LN2;
      r.firstSlopes[p] = 1;
      r.secondSlopes[p] = 1;
    }
  }

  @Override
  void gradients(LearnedRanges r, double[] sumR, double[] sumL, double[] sumH) {
    super.gradients(r, sumR, sumL, sumH);
    // The first number moves both ends.
    for (int p = 0; p < r.size(); p++) {
      double x = r.second[p];
      double slope = RangeMath.sigmoid(x, RangeMath.decay(x)) / RangeMath.LN2;
      double max = r.secondGradients[p];
      r.firstGradients[p] = (r.firstGradients[p] + max) * r.firstUnits[p];
      r.secondGradients[p] = max * r.secondUnits[p] * slope;
    }
  }

  @Override
  public Parameters rates(Setup setup) {
    return new Parameters(MinMax.RATE / 2, MinMax.RATE * 2 * RangeMath.LN2);
  }
}
