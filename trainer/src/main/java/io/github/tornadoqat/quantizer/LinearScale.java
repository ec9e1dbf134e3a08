package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.RangeForm;

/** s = first·unit, z = origin + second·unit; a unit of zero fixes the zero point. */
abstract class LinearScale extends ScaleParameterization {
  @Override
  final int form() {
    return RangeForm.LINEAR_SCALE;
  }

  @Override
  final void affines(LearnedRanges r, int from, int to) {
    for (int p = from; p < to; p++) {
      r.scales[p] = r.first[p] * r.firstUnits[p];
      r.zeroPoints[p] = r.origins[p] + r.second[p] * r.secondUnits[p];
      r.firstSlopes[p] = r.firstUnits[p];
      r.secondSlopes[p] = r.secondUnits[p];
    }
  }

  static Parameters numbers(Affine affine, Units units) {
    double second =
        units.second() == 0 ? 0 : (affine.zeroPoint() - units.origin()) / units.second();
    return new Parameters(affine.scale() / units.first(), second);
  }
}
