package io.github.tornadoqat.host;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.tornadoqat.math.Rounding;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The vector forms of the scalar formulas in {@code math}. */
final class Simd {
  /** The widest species that divides the canonical lanes in two or more. */
  static final VectorSpecies<Float> SPECIES = species();

  /** Floats in a vector: 4, 8 or 16. */
  static final int LANES = SPECIES.length();

  private Simd() {}

  private static VectorSpecies<Float> species() {
    int lanes = FloatVector.SPECIES_PREFERRED.length();
    if (lanes > 16) {
      return FloatVector.SPECIES_512;
    }
    return lanes < 4 ? FloatVector.SPECIES_128 : FloatVector.SPECIES_PREFERRED;
  }

  /** {@code AffineMath.clip}; NaN passes through. */
  static FloatVector clip(FloatVector v, FloatVector lo, FloatVector hi) {
    return v.blend(lo, v.compare(LT, lo)).blend(hi, v.compare(GT, hi));
  }

  /** {@code Rounding.halfEvenSmall}. */
  static FloatVector halfEvenSmall(FloatVector v) {
    return v.add(Rounding.MAGIC).sub(Rounding.MAGIC);
  }

  /** {@code AffineMath.fakeQuantize}. */
  static FloatVector fakeQuantize(
      FloatVector x, FloatVector s, FloatVector inv, FloatVector lo, FloatVector hi) {
    return halfEvenSmall(clip(x.mul(inv), lo, hi)).mul(s);
  }
}
