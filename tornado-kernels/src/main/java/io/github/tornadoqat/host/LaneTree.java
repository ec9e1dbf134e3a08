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
 * row has one lane left; row k is paired with row k + half, so that it ends in lane k. Two levels
 * stay in registers; more go through an array, since C2 gives up on inlining the whole tree. It
 * must see masks and shuffles as constants, so that each level is written out.
 */
final class LaneTree {
  private static final VectorMask<Float> ODD_EIGHTS = odd(8);
  private static final VectorMask<Float> ODD_FOURS = odd(4);
  private static final VectorMask<Float> ODD_TWOS = odd(2);
  private static final VectorMask<Float> ODD_ONES = odd(1);
  private static final VectorShuffle<Float> SWAP_EIGHTS = swap(8);
  private static final VectorShuffle<Float> SWAP_FOURS = swap(4);
  private static final VectorShuffle<Float> SWAP_TWOS = swap(2);
  private static final VectorShuffle<Float> SWAP_ONES = swap(1);

  private LaneTree() {}

  /**
   * Stores the sums of the rows of 16 that start at {@code from}, {@code from + 16}, and so on.
   *
   * @param tree room for a vector for each row
   */
  static void sumRows(float[] halves, int from, float[] tree, float[] totals, int at) {
    if (LANES == 16) {
      foldEightsAndFours(halves, from, tree);
    } else {
      for (int k = 0; k < LANES; k++) {
        row(halves, from + k * Batch.HALF).intoArray(tree, k * LANES);
      }
      if (LANES == 8) {
        foldFours(tree);
      }
    }
    foldTwosAndOnes(tree, totals, at);
  }

  /** Sixteen rows to four vectors. */
  private static void foldEightsAndFours(float[] rows, int from, float[] tree) {
    for (int k = 0; k < 4; k++) {
      FloatVector a = load(rows, from + k * LANES);
      FloatVector b = load(rows, from + (k + 4) * LANES);
      FloatVector c = load(rows, from + (k + 8) * LANES);
      FloatVector d = load(rows, from + (k + 12) * LANES);
      FloatVector ac = fold(a, c, ODD_EIGHTS, SWAP_EIGHTS);
      FloatVector bd = fold(b, d, ODD_EIGHTS, SWAP_EIGHTS);
      fold(ac, bd, ODD_FOURS, SWAP_FOURS).intoArray(tree, k * LANES);
    }
  }

  /** Eight vectors to four. */
  private static void foldFours(float[] tree) {
    for (int k = 0; k < 4; k++) {
      FloatVector a = load(tree, k * LANES);
      FloatVector b = load(tree, (k + 4) * LANES);
      fold(a, b, ODD_FOURS, SWAP_FOURS).intoArray(tree, k * LANES);
    }
  }

  /** Four vectors to one. */
  private static void foldTwosAndOnes(float[] tree, float[] totals, int at) {
    FloatVector a = load(tree, 0);
    FloatVector b = load(tree, LANES);
    FloatVector c = load(tree, 2 * LANES);
    FloatVector d = load(tree, 3 * LANES);
    FloatVector ac = fold(a, c, ODD_TWOS, SWAP_TWOS);
    FloatVector bd = fold(b, d, ODD_TWOS, SWAP_TWOS);
    fold(ac, bd, ODD_ONES, SWAP_ONES).intoArray(totals, at);
  }

  /** Blocks of lanes: the even ones of the result belong to a, the odd ones to b. */
  private static FloatVector fold(
      FloatVector a, FloatVector b, VectorMask<Float> odd, VectorShuffle<Float> swap) {
    return a.blend(b, odd).add(b.blend(a, odd).rearrange(swap));
  }

  /** A row of 16 lanes, folded to one vector of fewer. */
  private static FloatVector row(float[] halves, int at) {
    FloatVector low = load(halves, at).add(load(halves, at + 8));
    return LANES == 8 ? low : low.add(load(halves, at + 4).add(load(halves, at + 12)));
  }

  private static FloatVector load(float[] lanes, int at) {
    return FloatVector.fromArray(SPECIES, lanes, at);
  }

  /** The second, fourth, … block of {@code half} lanes. */
  private static VectorMask<Float> odd(int half) {
    long odd = 0;
    for (int i = 0; i < LANES; i++) {
      odd |= (long) (i / half % 2) << i;
    }
    return VectorMask.fromLong(SPECIES, odd);
  }

  /** Neighbouring blocks of {@code half} lanes change places. */
  private static VectorShuffle<Float> swap(int half) {
    return VectorShuffle.fromOp(SPECIES, i -> (i ^ half) % LANES);
  }
}
