package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;

import io.github.tornadoqat.program.Layout;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;

/**
 * Adds up rows of lanes in halves, as {@link Layout} fixes the order, as many rows at a time as a
 * vector has lanes.
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
   * Stores the sums of the rows of 16 that start at {@code from}, {@code from + 16}, and so on.
   *
   * @param tree room for a vector for each row
   */
  static void sumRows(float[] halves, int from, float[] tree, float[] totals, int at) {
    if (LANES == 16) {
      fold(halves, from, tree, 0, 8, EIGHTS);
    } else {
      for (int k = 0; k < LANES; k++) {
        row(halves, from + k * Batch.HALF).intoArray(tree, k * LANES);
      }
    }
    if (LANES >= 8) {
      fold(tree, 0, tree, 0, 4, FOURS);
    }
    fold(tree, 0, tree, 0, 2, TWOS);
    fold(tree, 0, totals, at, 1, ONES);
  }

  /** One level, in one method: C2 must inline all or nothing of it. */
  private static void fold(float[] rows, int from, float[] to, int at, int pairs, Level level) {
    for (int k = 0; k < pairs; k++) {
      FloatVector a = FloatVector.fromArray(SPECIES, rows, from + k * LANES);
      FloatVector b = FloatVector.fromArray(SPECIES, rows, from + (k + pairs) * LANES);
      FloatVector own = a.blend(b, level.odd);
      FloatVector other = b.blend(a, level.odd);
      own.add(other.rearrange(level.swap)).intoArray(to, at + k * LANES);
    }
  }

  /** A row of 16 lanes, folded to one vector of fewer. */
  private static FloatVector row(float[] halves, int at) {
    FloatVector low = load(halves, at).add(load(halves, at + 8));
    return LANES == 8 ? low : low.add(load(halves, at + 4).add(load(halves, at + 12)));
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
  }
}
