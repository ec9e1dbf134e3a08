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
 * <p>Each level folds two vectors into one that keeps half of its lanes for each, until every row
 * has one lane left; rows are paired so that row k ends in lane k.
 */
final class LaneTree {
  private static final Level EIGHTS = Level.of(8);
  private static final Level FOURS = Level.of(4);
  private static final Level TWOS = Level.of(2);
  private static final Level ONES = Level.of(1);

  private LaneTree() {}

  /** The sums of the rows that start at {@code from}, {@code from + 32}, and so on. */
  static FloatVector sumRows(float[] lanes, int from) {
    return ONES.fold(twos(lanes, from), twos(lanes, from + Layout.LANES));
  }

  private static FloatVector twos(float[] lanes, int at) {
    return TWOS.fold(fours(lanes, at), fours(lanes, at + 2 * Layout.LANES));
  }

  private static FloatVector fours(float[] lanes, int at) {
    return LANES < 8
        ? row(lanes, at, LANES)
        : FOURS.fold(eights(lanes, at), eights(lanes, at + 4 * Layout.LANES));
  }

  private static FloatVector eights(float[] lanes, int at) {
    return LANES < 16
        ? row(lanes, at, LANES)
        : EIGHTS.fold(row(lanes, at, LANES), row(lanes, at + 8 * Layout.LANES, LANES));
  }

  /** Lanes from {@code at} on of a row that is folded to {@code width} lanes. */
  private static FloatVector row(float[] lanes, int at, int width) {
    if (width == Layout.LANES / 2) {
      return load(lanes, at).add(load(lanes, at + width));
    }
    return row(lanes, at, 2 * width).add(row(lanes, at + width, 2 * width));
  }

  private static FloatVector load(float[] lanes, int at) {
    return FloatVector.fromArray(SPECIES, lanes, at);
  }

  /** Blocks of {@code half} lanes: the even blocks of a result belong to a, the odd ones to b. */
  private record Level(VectorShuffle<Float> down, VectorShuffle<Float> up, VectorMask<Float> odd) {
    static Level of(int half) {
      long odd = 0;
      for (int i = 0; i < LANES; i++) {
        odd |= (long) (i / half % 2) << i;
      }
      return new Level(
          VectorShuffle.fromOp(SPECIES, i -> (i + half) % LANES),
          VectorShuffle.fromOp(SPECIES, i -> Math.floorMod(i - half, LANES)),
          VectorMask.fromLong(SPECIES, odd));
    }

    FloatVector fold(FloatVector a, FloatVector b) {
      FloatVector low = a.blend(b.rearrange(up), odd);
      FloatVector high = a.rearrange(down).blend(b, odd);
      return low.add(high);
    }
  }
}
