package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.RangeForm;

/** min = first·unit, max = second·unit. */
abstract class LinearEnds extends EndsParameterization {
  @Override
  final int form() {
    return RangeForm.LINEAR_ENDS;
  }

  @Override
  final void ends(LearnedRanges r, int from, int to) {
    for (int p = from; p < to; p++) {
      r.mins[p] = r.first[p] * r.firstUnits[p];
      r.maxs[p] = r.second[p] * r.secondUnits[p];
      r.firstSlopes[p] = r.firstUnits[p];
      r.secondSlopes[p] = r.secondUnits[p];
    }
  }
}
