package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Layout;
import java.util.Arrays;

/**
 * The chunk that a reduction works on, and the lanes of the chunks before it whose sums are still
 * to be added up; one instance a thread, moved from chunk to chunk.
 */
final class Chunk {
  /** Chunks whose lanes are added up together. */
  static final int SLOTS = 16;

  /** Sums that a reduction may keep. */
  static final int SUMS = 6;

  private static final int PITCH = SLOTS * Layout.LANES;

  /** The tensors' arrays, or copies of the chunk's elements side by side. */
  float[][] tensors;

  /** Where the chunk starts in every tensor. */
  int offset;

  /** Elements in the chunk. */
  int length;

  /** The sequence, and so the encoding. */
  int sequence;

  /** Partial sums: those of sum k start at {@link #lanes(int)}. */
  final float[] lanes = new float[SUMS * PITCH];

  /** The numbers of the chunks in the slots, among all chunks of the tensor. */
  final int[] numbers = new int[SLOTS];

  /** NaN elements of the chunks in the slots. */
  final int[] nans = new int[SLOTS];

  private final float[] tree = new float[SLOTS * SLOTS];
  private final float[] totals = new float[SLOTS];

  /** The slot of this chunk. */
  int slot;

  /** The chunk's number among all chunks of the tensor. */
  int number() {
    return numbers[slot];
  }

  /** Where this chunk's lanes of sum k start. */
  int lanes(int k) {
    return k * PITCH + slot * Layout.LANES;
  }

  /** Whole rows of lanes, in elements. */
  int rows() {
    return length / Layout.LANES * Layout.LANES;
  }

  /** Sets this chunk's lanes and NaN count to zero. */
  void clear() {
    for (int k = 0; k < SUMS; k++) {
      int from = lanes(k);
      Arrays.fill(lanes, from, from + Layout.LANES, 0f);
    }
    nans[slot] = 0;
  }

  /** Adds up the lanes of sum k for all slots. */
  float[] totals(int k, boolean byVectors) {
    int from = k * PITCH;
    if (byVectors) {
      for (int s = 0; s < SLOTS; s += Simd.LANES) {
        LaneTree.sumRows(lanes, from + s * Layout.LANES, tree);
        System.arraycopy(tree, 0, totals, s, Simd.LANES);
      }
    } else {
      for (int s = 0; s < SLOTS; s++) {
        totals[s] = sumRow(from + s * Layout.LANES);
      }
    }
    return totals;
  }

  /** The sum of one row, in scalar code; the row is used up. */
  private float sumRow(int from) {
    for (int half = Layout.LANES / 2; half > 0; half /= 2) {
      for (int i = from; i < from + half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[from];
  }
}
