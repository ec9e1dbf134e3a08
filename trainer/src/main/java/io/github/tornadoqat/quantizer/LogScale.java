package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.ExpMath;
import io.github.tornadoqat.math.RangeForm;
import io.github.tornadoqat.math.RangeMath;
import java.util.List;

/** log2 of the scale, and the zero point in grids: z = qmin + second·k. Steps are relative. */
final class LogScale extends ScaleParameterization {
  @Override
  public String name() {
    return "log-scale";
  }

  @Override
  public List<String> parameters() {
    return List.of("log2_scale", "zero_point_over_steps");
  }

  @Override
  Units units(Setup setup) {
    return new Units(RangeMath.LN2, setup.grid().steps(), setup.grid().qmin());
  }

  @Override
  public Parameters initialize(Setup setup) {
    Affine start = setup.startAffine();
    Units units = units(setup);
    return new Parameters(
        ExpMath.log(start.scale()) / units.first(),
        (start.zeroPoint() - units.origin()) / units.second());
  }

  @Override
  void affines(LearnedRanges r, int from, int to) {
    for (int p = from; p < to; p++) {
      r.scales[p] = ExpMath.exp(r.first[p] * r.firstUnits[p]);
      r.zeroPoints[p] = r.origins[p] + r.second[p] * r.secondUnits[p];
      r.firstSlopes[p] = r.scales[p] * r.firstUnits[p];
      r.secondSlopes[p] = r.secondUnits[p];
    }
  }

  @Override
  int form() {
    return RangeForm.LOG_SCALE;
  }

  @Override
  public Parameters rates(Setup setup) {
    return new Parameters(MinMax.RATE / RangeMath.LN2, MinMax.RATE / 2);
  }
}
