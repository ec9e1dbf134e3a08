package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.RangeForm;
import io.github.tornadoqat.math.RangeMath;
import java.util.List;

/**
 * The scale and an offset in input units, as in LSQ+ (arXiv 2004.09576): z = qmin − offset/s, so
 * that the offset is the value of the smallest code. Here the zero point is then rounded, as
 * formats with an integer zero point need.
 */
final class LsqPlus extends ScaleParameterization {
  @Override
  public String name() {
    return "lsq-plus";
  }

  @Override
  public List<String> parameters() {
    return List.of("scale", "offset");
  }

  @Override
  Units units(Setup setup) {
    return new Units(1, 1, setup.grid().qmin());
  }

  @Override
  public Parameters initialize(Setup setup) {
    return new Parameters(setup.startAffine().scale(), setup.start().min());
  }

  @Override
  void affines(LearnedRanges r, int from, int to) {
    for (int p = from; p < to; p++) {
      r.scales[p] = r.first[p];
      r.zeroPoints[p] = RangeMath.zeroPoint(r.second[p], r.first[p], r.grid.qmin());
      r.firstSlopes[p] = 1;
      r.secondSlopes[p] = 1;
    }
  }

  @Override
  void gradients(LearnedRanges r, double[] sumR, double[] sumL, double[] sumH) {
    super.gradients(r, sumR, sumL, sumH);
    // z moves by offset/s² with the scale, by −1/s with the offset.
    for (int p = 0; p < r.size(); p++) {
      double s = r.first[p];
      double zeroPoint = r.secondGradients[p];
      r.firstGradients[p] += zeroPoint * r.second[p] / (s * s);
      r.secondGradients[p] = -zeroPoint / s;
    }
  }

  @Override
  int form() {
    return RangeForm.LSQ_PLUS;
  }

  @Override
  public Parameters rates(Setup setup) {
    return new Parameters(
        MinMax.RATE * setup.startAffine().scale(), MinMax.RATE * setup.start().width() / 2);
  }
}
