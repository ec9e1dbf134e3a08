package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.benchmarks.work.Ranges;

/** The jobs in double precision, from the formulas; with what rounding may cost each sum. */
final class Oracle {
  private final Case work;

  /** The values, dx or nothing. */
  final float[] values;

  /** The sums of {@link Contender.Result}. */
  final double[] sums;

  /** What float32 errors are measured by: the magnitudes of all that is added or subtracted. */
  final double[] magnitudes;

  Oracle(Case work) {
    this.work = work;
    int p = work.ranges().count();
    this.values = new float[work.kind() == Kind.MSE_STEP ? 0 : work.elements()];
    int count = work.kind() == Kind.FORWARD ? 0 : 2 * p + (work.kind() == Kind.MSE_STEP ? 1 : 0);
    this.sums = new double[count];
    this.magnitudes = new double[count];
    for (int i = 0; i < work.elements(); i++) {
      element(i);
    }
  }

  private void element(int i) {
    int p = work.grouping().sequence(i, work.elements());
    Ranges ranges = work.ranges();
    double x = work.data().x()[i];
    double s = ranges.scale(p);
    double z = ranges.zeroPoint(p);
    double v = x / s;
    double q = Math.rint(v) + z;
    double steps = Math.max(Ranges.QMIN, Math.min(Ranges.QMAX, q)) - z;
    int side = q < Ranges.QMIN ? -1 : q > Ranges.QMAX ? 1 : 0;
    switch (work.kind()) {
      case FORWARD -> values[i] = (float) steps * (float) s;
      case BACKWARD -> {
        float g = work.data().upstream()[i];
        values[i] = side == 0 ? g : 0f;
        double scale = side == 0 ? steps - v : steps;
        add(p, g * scale, Math.abs(g) * (Math.abs(scale) + Math.abs(v)));
        add(ranges.count() + p, side == 0 ? 0 : -s * g, s * Math.abs(g));
      }
      case MSE_STEP -> mseElement(p, x, s * steps - x, side == 0 ? steps - v : 0, side);
    }
  }

  private void mseElement(int p, double x, double d, double residue, int side) {
    Ranges ranges = work.ranges();
    double k = Ranges.QMAX - Ranges.QMIN;
    double e = (ranges.zeroPoint(p) + ranges.low()[p] / (double) ranges.scale(p)) / k;
    double low = side == 0 ? -residue / k : side < 0 ? 1 + e : e;
    double high = side == 0 ? residue / k : side < 0 ? -e : 1 - e;
    double g = 2 * d / work.elements();
    // d is a difference from x, and the residue one of steps up to k.
    double slack = 2 * (Math.abs(d) + Math.abs(x)) / work.elements();
    add(p, g * low, slack * Math.abs(low) + Math.abs(g));
    add(ranges.count() + p, g * high, slack * Math.abs(high) + Math.abs(g));
    add(2 * ranges.count(), d * d / work.elements(), slack * Math.abs(d));
  }

  private void add(int at, double term, double magnitude) {
    sums[at] += term;
    magnitudes[at] += magnitude;
  }

  /**
   * The case's tensor moved away from rounding ties, which libtorch's backward breaks otherwise.
   */
  static Case withoutTies(Case work) {
    float[] x = work.data().x().clone();
    for (int i = 0; i < x.length; i++) {
      double s = work.ranges().scale(work.grouping().sequence(i, x.length));
      double r = Math.rint(x[i] / s);
      if (Math.abs(x[i] / s - r) > 0.45) {
        x[i] = (float) ((r + 0.3) * s);
      }
    }
    Data data = new Data(x, work.data().upstream());
    return new Case(work.kind(), work.grouping(), data, work.ranges());
  }
}
