package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.ExpMath;
import io.github.tornadoqat.math.RangeForm;
import io.github.tornadoqat.math.RangeLimits;
import io.github.tornadoqat.math.RangeMath;

/** Numbers that express the two ends of a range. */
abstract class EndsParameterization extends BulkParameterization {
  /** Sets the ends of ranges from..to, and how these move with the numbers. */
  abstract void ends(LearnedRanges r, int from, int to);

  @Override
  final void affines(LearnedRanges r, int from, int to) {
    ends(r, from, to);
    int qmin = r.grid.qmin();
    int steps = r.grid.steps();
    for (int p = from; p < to; p++) {
      double scale = RangeMath.scale(r.mins[p], r.maxs[p], steps);
      r.scales[p] = scale;
      r.zeroPoints[p] = RangeMath.zeroPoint(r.mins[p], scale, qmin);
    }
  }

  @Override
  void gradients(LearnedRanges r, double[] sumR, double[] sumL, double[] sumH) {
    int steps = r.grid.steps();
    for (int p = 0; p < r.size(); p++) {
      double e = r.snappedZeroPoints[p] - r.zeroPoints[p];
      double min = RangeMath.minGradient(sumR[p], sumL[p], sumH[p], e, steps);
      double max = RangeMath.maxGradient(sumR[p], sumL[p], sumH[p], e, steps);
      r.firstGradients[p] = min * r.firstSlopes[p];
      r.secondGradients[p] = max * r.secondSlopes[p];
    }
  }

  @Override
  final int nextIllegal(LearnedRanges r, int from) {
    int p = from;
    while (p < r.size()
        && RangeLimits.areLegal(
            r.mins[p], r.maxs[p], r.leastScales[p], r.grid.steps(), r.clampZeroPoint)) {
      p++;
    }
    return p;
  }

  @Override
  final Parameters project(LearnedRanges r, int p) {
    double least = r.leastScales[p];
    int steps = r.grid.steps();
    boolean clamped = r.clampZeroPoint;
    double min = RangeLimits.min(r.mins[p], r.maxs[p], least, steps, clamped);
    double max = RangeLimits.max(r.mins[p], r.maxs[p], least, steps, clamped, min);
    double unit1 = r.firstUnits[p];
    double unit2 = r.secondUnits[p];
    double top = RangeForm.reachableMax(form(), min, max, unit1, unit2);
    double bottom = RangeForm.reachableMin(form(), min, max, unit1, unit2, top);
    double log1 = ExpMath.log(RangeForm.firstLogarithm(form(), bottom, unit1));
    double log2 = ExpMath.log(RangeForm.secondLogarithm(form(), bottom, top, unit2));
    return new Parameters(
        RangeForm.firstOf(form(), bottom, unit1, r.origins[p], r.mins[p], r.first[p], log1),
        RangeForm.secondOfEnds(form(), bottom, top, unit2, r.maxs[p], r.second[p], log2));
  }
}
