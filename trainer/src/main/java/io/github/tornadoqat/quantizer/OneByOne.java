package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.RangeForm;
import java.util.List;

/** Loops over a parameterization that knows one range at a time. */
final class OneByOne extends BulkParameterization {
  private final Parameterization one;

  OneByOne(Parameterization one) {
    this.one = one;
  }

  @Override
  int form() {
    return RangeForm.NONE;
  }

  @Override
  Units units(Setup setup) {
    return new Units(1, 1, 0);
  }

  @Override
  void affines(LearnedRanges r, int from, int to) {
    for (int p = from; p < to; p++) {
      Affine affine = one.affine(r.parameters(p), r.setups[p]);
      r.scales[p] = affine.scale();
      r.zeroPoints[p] = affine.zeroPoint();
    }
  }

  @Override
  int nextIllegal(LearnedRanges r, int from) {
    int p = from;
    while (p < r.size() && project(r, p).equals(r.parameters(p))) {
      p++;
    }
    return p;
  }

  @Override
  Parameters project(LearnedRanges r, int p) {
    return one.project(r.parameters(p), r.setups[p]);
  }

  @Override
  void gradients(LearnedRanges r, double[] sumR, double[] sumL, double[] sumH) {
    for (int p = 0; p < r.size(); p++) {
      RangeGradient sums = new RangeGradient(sumR[p], sumL[p], sumH[p], r.affine(p), r.encoding(p));
      Parameters gradient = one.gradient(r.parameters(p), r.setups[p], sums);
      r.firstGradients[p] = gradient.first();
      r.secondGradients[p] = gradient.second();
    }
  }

  @Override
  public String name() {
    return one.name();
  }

  @Override
  public List<String> parameters() {
    return one.parameters();
  }

  @Override
  public void check(IntegerGrid grid) {
    one.check(grid);
  }

  @Override
  public Parameters initialize(Setup setup) {
    return one.initialize(setup);
  }

  @Override
  public Parameters rates(Setup setup) {
    return one.rates(setup);
  }

  @Override
  public boolean isSymmetric() {
    return one.isSymmetric();
  }
}
