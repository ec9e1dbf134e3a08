package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.RangeForm;
import java.util.List;

/** A parameterization whose formulas are loops over ranges; for one range they run over one. */
abstract class BulkParameterization implements Parameterization {
  /** Loops for any parameterization. */
  static BulkParameterization of(Parameterization parameterization) {
    return parameterization instanceof BulkParameterization bulk
        ? bulk
        : new OneByOne(parameterization);
  }

  /** How kernels know the numbers; {@link RangeForm#NONE} where they do not. */
  abstract int form();

  /** What the numbers of a range are counted in. */
  abstract Units units(Setup setup);

  /** Sets the encodings before snapping of ranges from..to. */
  abstract void affines(LearnedRanges r, int from, int to);

  /** The first range from {@code from} on that is not legal, or their number. */
  abstract int nextIllegal(LearnedRanges r, int from);

  /** The nearest numbers that express a legal range. */
  abstract Parameters project(LearnedRanges r, int p);

  /** Sets the gradients to the numbers, from the sums of every range. */
  abstract void gradients(LearnedRanges r, double[] sumR, double[] sumL, double[] sumH);

  private LearnedRanges one(Parameters p, Setup setup) {
    LearnedRanges one = new LearnedRanges(this, List.of(setup));
    one.set(0, p);
    affines(one, 0, 1);
    return one;
  }

  @Override
  public Affine affine(Parameters p, Setup setup) {
    return one(p, setup).affine(0);
  }

  @Override
  public Parameters gradient(Parameters p, Setup setup, RangeGradient g) {
    LearnedRanges one = one(p, setup);
    one.set(0, g.affine(), g.encoding());
    gradients(one, new double[] {g.r()}, new double[] {g.l()}, new double[] {g.h()});
    return new Parameters(one.firstGradients[0], one.secondGradients[0]);
  }

  @Override
  public Parameters project(Parameters p, Setup setup) {
    LearnedRanges one = one(p, setup);
    return nextIllegal(one, 0) == 0 ? project(one, 0) : p;
  }
}
