package io.github.tornadoqat.host;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.tornadoqat.math.Rounding;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/** The vector forms of the scalar formulas in {@code math}. */
final class Simd {
  /** The widest species that divides the canonical lanes in two or more. */
  static final VectorSpecies<Float> SPECIES = species();

  /** As many integers. */
  private static final VectorSpecies<Integer> COUNTS =
      VectorSpecies.of(int.class, SPECIES.vectorShape());

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

  /** Loads a vector. */
  static FloatVector load(float[] values, int at) {
    return FloatVector.fromArray(SPECIES, values, at);
  }

  /** Adds a term to some lanes of a vector in memory. */
  static void add(float[] lanes, int at, FloatVector term, VectorMask<Float> where) {
    load(lanes, at).add(term, where).intoArray(lanes, at);
  }

  /** Adds one to some of the counts from {@code at} on. */
  static void count(int[] counts, int at, VectorMask<Float> where) {
    IntVector.fromArray(COUNTS, counts, at).add(1, where.cast(COUNTS)).intoArray(counts, at);
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
