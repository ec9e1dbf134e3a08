package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Layout;
import java.util.Arrays;

/**
 * Chunks that a reduction works on together, each in a slot, and the lanes of their sums; one
 * instance a thread.
 */
final class Batch {
  /** The most chunks. */
  static final int SLOTS = 16;

  /** Sums that a reduction may keep. */
  static final int SUMS = 4;

  private static final int PITCH = SLOTS * Layout.LANES;

  /** The tensors' arrays, or copies of the chunks' elements side by side. */
  final float[][] tensors;

  /** Slots in use. */
  int count;

  /** Where a chunk starts in every tensor. */
  final int[] offsets = new int[SLOTS];

  /** Elements in a chunk. */
  final int[] lengths = new int[SLOTS];

  /** The sequence of a chunk, and so the encoding. */
  final int[] sequences = new int[SLOTS];

  /** The number of a chunk among all chunks of the tensor. */
  final int[] numbers = new int[SLOTS];

  /** Partial sums: those of sum k start at {@link #lanes(int, int)}. */
  final float[] lanes = new float[SUMS * PITCH];

  /** Sum k of a slot is {@code totals[k * SLOTS + slot]}. */
  final float[] totals = new float[SUMS * SLOTS];

  /** Elements clipped low. */
  final int[] below = new int[SLOTS];

  /** Elements clipped high. */
  final int[] above = new int[SLOTS];

  /** Elements that are NaN. */
  final int[] nans = new int[SLOTS];

  private final float[] tree = new float[SLOTS * SLOTS];

  Batch(float[][] tensors) {
    this.tensors = tensors;
  }

  /** Puts a chunk into the next slot. */
  void add(int offset, int length, int sequence, int number) {
    offsets[count] = offset;
    lengths[count] = length;
    sequences[count] = sequence;
    numbers[count] = number;
    count++;
  }

  boolean isFull() {
    return count == SLOTS;
  }

  /** Writes a value of each slot into a row of one value a chunk. */
  void scatter(Object values, int from, Object rows, int at) {
    if (numbers[count - 1] == numbers[0] + count - 1) {
      System.arraycopy(values, from, rows, at + numbers[0], count);
    } else {
      for (int slot = 0; slot < count; slot++) {
        System.arraycopy(values, from + slot, rows, at + numbers[slot], 1);
      }
    }
  }

  /** Where the lanes of sum k start. */
  int lanes(int k, int slot) {
    return k * PITCH + slot * Layout.LANES;
  }

  /** Whole rows of lanes, in elements. */
  int rows(int slot) {
    return lengths[slot] & -Layout.LANES;
  }

  /** Sets a slot's lanes and counts to zero. */
  void clear(int slot) {
    for (int k = 0; k < SUMS; k++) {
      int from = lanes(k, slot);
      Arrays.fill(lanes, from, from + Layout.LANES, 0f);
    }
    below[slot] = 0;
    above[slot] = 0;
    nans[slot] = 0;
  }

  /** Adds up the lanes of the first sums of all slots. */
  void addUp(int sums, boolean byVectors) {
    for (int k = 0; k < sums; k++) {
      if (byVectors) {
        for (int slot = 0; slot < SLOTS; slot += Simd.LANES) {
          LaneTree.sumRows(lanes, lanes(k, slot), tree, totals, k * SLOTS + slot);
        }
      } else {
        for (int slot = 0; slot < count; slot++) {
          addUp(k, slot);
        }
      }
    }
  }

  /** Adds up the lanes of one sum in scalar code, which uses them up. */
  void addUp(int k, int slot) {
    int from = lanes(k, slot);
    for (int half = Layout.LANES / 2; half > 0; half /= 2) {
      for (int i = from; i < from + half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    totals[k * SLOTS + slot] = lanes[from];
  }
}
