package io.github.tornadoqat.quantizer;

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
        && Setup.areLegal(r.mins[p], r.maxs[p], r.leastScales[p], r.grid, r.clampZeroPoint)) {
      p++;
    }
    return p;
  }

  @Override
  final Parameters project(LearnedRanges r, int p) {
    Parameters limited = r.setups[p].limitEnds(new Parameters(r.mins[p], r.maxs[p]));
    return numbers(r, p, limited);
  }

  /** The numbers of range p whose ends come nearest to these. */
  abstract Parameters numbers(LearnedRanges r, int p, Parameters ends);
}
