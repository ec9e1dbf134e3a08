package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Layout;
import java.util.Arrays;

/**
 * Chunks that a reduction works on together, each in a slot, and the lanes of their sums; one
 * instance a thread, which lasts from one execution to the next.
 */
final class Batch {
  /** The most chunks. */
  static final int SLOTS = 16;

  /** Sums that a reduction may keep. */
  static final int SUMS = 4;

  /** Half the lanes. */
  static final int HALF = Layout.LANES / 2;

  /** From one sum to the next in {@link #halves}. */
  static final int PITCH = SLOTS * HALF;

  /** The tensors' arrays, or copies of the chunks' elements side by side. */
  float[][] tensors;

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

  /** The lanes of the one chunk in work: those of sum k start at {@code k * LANES}. */
  final float[] lanes = new float[SUMS * Layout.LANES];

  /** Lanes i and i + 16 added: those of sum k start at {@code k * PITCH + slot * HALF}. */
  final float[] halves = new float[SUMS * PITCH];

  /** Sum k of a slot is {@code totals[k * SLOTS + slot]}. */
  final float[] totals = new float[SUMS * SLOTS];

  /** Elements clipped low. */
  final int[] below = new int[SLOTS];

  /** Elements clipped high. */
  final int[] above = new int[SLOTS];

  /** Elements that are NaN. */
  final int[] nans = new int[SLOTS];

  /** Where rows of the one chunk in work start that are worth a second look. */
  final int[] queue = new int[Layout.CHUNK / Layout.LANES];

  private final float[] tree = new float[SLOTS * SLOTS];
  private Batch apart;

  /** Another one of the same tensors, for what must not change this one. */
  Batch apart() {
    if (apart == null) {
      apart = new Batch();
    }
    apart.tensors = tensors;
    return apart;
  }

  /** Puts a chunk into a slot. */
  void set(int slot, int offset, int length, int sequence, int number) {
    offsets[slot] = offset;
    lengths[slot] = length;
    sequences[slot] = sequence;
    numbers[slot] = number;
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

  /** Whole rows of lanes in so many elements, in elements. */
  static int rows(int length) {
    return length & -Layout.LANES;
  }

  /** Elements of all slots that are in whole rows. */
  int inRows() {
    int elements = 0;
    for (int slot = 0; slot < count; slot++) {
      elements += rows(lengths[slot]);
    }
    return elements;
  }

  /** Sets the lanes, and a slot's counts, to zero. */
  void clear(int slot) {
    Arrays.fill(lanes, 0f);
    below[slot] = 0;
    above[slot] = 0;
    nans[slot] = 0;
  }

  /** Takes the lanes into a slot. */
  void fold(int slot) {
    for (int k = 0; k < SUMS; k++) {
      int from = k * Layout.LANES;
      int to = k * PITCH + slot * HALF;
      for (int i = 0; i < HALF; i++) {
        halves[to + i] = lanes[from + i] + lanes[from + HALF + i];
      }
    }
  }

  /** Adds up the first sums of all slots. */
  void addUp(int sums, boolean byVectors) {
    for (int k = 0; k < sums; k++) {
      if (byVectors) {
        for (int slot = 0; slot < SLOTS; slot += Simd.LANES) {
          LaneTree.sumRows(halves, k * PITCH + slot * HALF, tree, totals, k * SLOTS + slot);
        }
      } else {
        for (int slot = 0; slot < count; slot++) {
          addUp(k, slot);
        }
      }
    }
  }

  /** Adds up one sum of a slot in scalar code. */
  void addUp(int k, int slot) {
    int from = k * PITCH + slot * HALF;
    for (int half = HALF / 2; half > 0; half /= 2) {
      for (int i = from; i < from + half; i++) {
        halves[i] += halves[i + half];
      }
    }
    totals[k * SLOTS + slot] = halves[from];
  }
}
