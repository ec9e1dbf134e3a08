package io.github.tornadoqat.benchmarks.work;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops of the ceilings, on elements from {@code from} to {@code to}. */
public final class CeilingLoops {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Floats that a copy takes at a time: below the size where the JDK's copy bypasses the cache. */
  private static final int COPY = 1 << 16;

  /** How many floats ahead a sum touches, so that lines are on their way: a page of 4096 bytes. */
  private static final int AHEAD = 1024;

  private CeilingLoops() {}

  /** Copies, and gives 0. */
  public static float copy(float[] x, float[] target, int from, int to) {
    for (int i = from; i < to; i++) {
      target[i] = x[i];
    }
    return 0;
  }

  /** {@link #copy} by the JDK's own. */
  public static float copyByArray(float[] x, float[] target, int from, int to) {
    for (int i = from; i < to; i += COPY) {
      System.arraycopy(x, i, target, i, Math.min(COPY, to - i));
    }
    return 0;
  }

  /** The sum of x. */
  public static float sum(float[] x, float[] unused, int from, int to) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int i = from;
    for (; i <= to - 4 * LANES; i += 4 * LANES) {
      a = a.add(FloatVector.fromArray(SPECIES, x, i));
      b = b.add(FloatVector.fromArray(SPECIES, x, i + LANES));
      c = c.add(FloatVector.fromArray(SPECIES, x, i + 2 * LANES));
      d = d.add(FloatVector.fromArray(SPECIES, x, i + 3 * LANES));
    }
    return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD) + tail(x, i, to);
  }

  /** {@link #sum} that also loads one far element in each step; it has no other effect. */
  public static float sumAhead(float[] x, float[] unused, int from, int to) {
    FloatVector a = FloatVector.zero(SPECIES);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    float touched = 0;
    int i = from;
    for (; i <= to - 4 * LANES - AHEAD; i += 4 * LANES) {
      touched = Math.max(touched, x[i + AHEAD]);
      a = a.add(FloatVector.fromArray(SPECIES, x, i));
      b = b.add(FloatVector.fromArray(SPECIES, x, i + LANES));
      c = c.add(FloatVector.fromArray(SPECIES, x, i + 2 * LANES));
      d = d.add(FloatVector.fromArray(SPECIES, x, i + 3 * LANES));
    }
    float sum = a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    float rest = sum(x, unused, i, to);
    // Never true, but the loads must not be removed.
    return touched < 0 ? touched : sum + rest;
  }

  private static float tail(float[] x, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += x[i];
    }
    return sum;
  }
}
