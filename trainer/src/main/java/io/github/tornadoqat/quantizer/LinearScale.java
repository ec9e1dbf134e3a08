package io.github.tornadoqat.quantizer;

/** s = first·unit, z = origin + second·unit; a unit of zero fixes the zero point. */
abstract class LinearScale extends ScaleParameterization {
  @Override
  final void affines(LearnedRanges r, int from, int to) {
    for (int p = from; p < to; p++) {
      r.scales[p] = r.first[p] * r.firstUnits[p];
      r.zeroPoints[p] = r.origins[p] + r.second[p] * r.secondUnits[p];
      r.firstSlopes[p] = r.firstUnits[p];
      r.secondSlopes[p] = r.secondUnits[p];
    }
  }

  @Override
  final Parameters project(LearnedRanges r, int p) {
    return numbers(r.setups[p].limit(r.affine(p)), units(r.setups[p]));
  }

  static Parameters numbers(Affine affine, Units units) {
    double second =
        units.second() == 0 ? 0 : (affine.zeroPoint() - units.origin()) / units.second();
    return new Parameters(affine.scale() / units.first(), second);
  }
}
