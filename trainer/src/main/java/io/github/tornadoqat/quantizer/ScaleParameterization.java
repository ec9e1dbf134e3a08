package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.ExpMath;
import io.github.tornadoqat.math.RangeForm;
import io.github.tornadoqat.math.RangeLimits;
import io.github.tornadoqat.math.RangeMath;

/** Numbers that express the scale and the zero point. */
abstract class ScaleParameterization extends BulkParameterization {
  @Override
  void gradients(LearnedRanges r, double[] sumR, double[] sumL, double[] sumH) {
    int qmin = r.grid.qmin();
    int qmax = r.grid.qmax();
    for (int p = 0; p < r.size(); p++) {
      double z = r.snappedZeroPoints[p];
      double scale = RangeMath.scaleGradient(sumR[p], sumL[p], sumH[p], z, qmin, qmax);
      double zeroPoint = RangeMath.zeroPointGradient(sumL[p], sumH[p], r.snappedScales[p]);
      r.firstGradients[p] = scale * r.firstSlopes[p];
      r.secondGradients[p] = zeroPoint * r.secondSlopes[p];
    }
  }

  @Override
  final int nextIllegal(LearnedRanges r, int from) {
    int p = from;
    while (p < r.size()
        && RangeLimits.isLegal(
            r.scales[p],
            r.zeroPoints[p],
            r.leastScales[p],
            r.grid.qmin(),
            r.grid.steps(),
            r.clampZeroPoint)) {
      p++;
    }
    return p;
  }

  @Override
  final Parameters project(LearnedRanges r, int p) {
    int form = form();
    double origin = r.origins[p];
    double unit = r.secondUnits[p];
    double number = r.second[p];
    double scale = RangeLimits.scale(r.scales[p], r.leastScales[p]);
    double now = RangeForm.zeroPoint(form, number, unit, origin, scale);
    double z = RangeLimits.zeroPoint(now, r.grid.qmin(), r.grid.steps(), r.clampZeroPoint);
    double log = ExpMath.log(RangeForm.firstLogarithm(form, scale, r.firstUnits[p]));
    return new Parameters(
        RangeForm.firstOf(form, scale, r.firstUnits[p], origin, r.scales[p], r.first[p], log),
        RangeForm.secondOfZeroPoint(form, z, scale, unit, origin, now, number));
  }
}
