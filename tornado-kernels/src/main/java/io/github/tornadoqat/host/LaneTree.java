package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;

import io.github.tornadoqat.program.Layout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Adds up rows of 32 lanes in halves, as {@link Layout} fixes the order, as many rows at a time as
 * a vector has lanes.
 *
 * <p>Each level folds pairs of vectors into one that keeps half of its lanes for each, until every
 * row has one lane left; row k is paired with row k + half, so that it ends in lane k. The levels
 * go through an array, since C2 gives up on inlining the whole tree.
 */
final class LaneTree {
  private static final Level EIGHTS = Level.of(8);
  private static final Level FOURS = Level.of(4);
  private static final Level TWOS = Level.of(2);
  private static final Level ONES = Level.of(1);

  private LaneTree() {}

  /**
   * Stores the sums of the rows that start at {@code from}, {@code from + 32}, and so on.
   *
   * @param tree room for a vector for each row
   */
  static void sumRows(float[] lanes, int from, float[] tree, float[] totals, int at) {
    for (int k = 0; k < LANES; k++) {
      row(lanes, from + k * Layout.LANES).intoArray(tree, k * LANES);
    }
    if (LANES >= 16) {
      level(tree, 8, EIGHTS);
    }
    if (LANES >= 8) {
      level(tree, 4, FOURS);
    }
    level(tree, 2, TWOS);
    ONES.fold(load(tree, 0), load(tree, LANES)).intoArray(totals, at);
  }

  private static void level(float[] tree, int pairs, Level level) {
    for (int k = 0; k < pairs; k++) {
      FloatVector a = load(tree, k * LANES);
      FloatVector b = load(tree, (k + pairs) * LANES);
      level.fold(a, b).intoArray(tree, k * LANES);
    }
  }

  /** A row of 32 lanes, folded to one vector. */
  private static FloatVector row(float[] lanes, int at) {
    if (LANES == 16) {
      return halves(lanes, at);
    }
    FloatVector low = halves(lanes, at).add(halves(lanes, at + 8));
    return LANES == 8 ? low : low.add(halves(lanes, at + 4).add(halves(lanes, at + 12)));
  }

  /** Lanes i and i + 16 of a row. */
  private static FloatVector halves(float[] lanes, int at) {
    return load(lanes, at).add(load(lanes, at + Layout.LANES / 2));
  }

  private static FloatVector load(float[] lanes, int at) {
    return FloatVector.fromArray(SPECIES, lanes, at);
  }

  /** Blocks of {@code half} lanes: the even blocks of a result belong to a, the odd ones to b. */
  private record Level(VectorShuffle<Float> swap, VectorMask<Float> odd) {
    static Level of(int half) {
      long odd = 0;
      for (int i = 0; i < LANES; i++) {
        odd |= (long) (i / half % 2) << i;
      }
      return new Level(
          VectorShuffle.fromOp(SPECIES, i -> (i ^ half) % LANES),
          VectorMask.fromLong(SPECIES, odd));
    }

    FloatVector fold(FloatVector a, FloatVector b) {
      FloatVector own = a.blend(b, odd);
      FloatVector other = b.blend(a, odd);
      return own.add(other.rearrange(swap));
    }
  }
}
