package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;

import io.github.tornadoqat.program.Layout;
import java.util.Arrays;

/**
 * A chunk of each of some sequences whose elements lie between each other's, so that a vector has
 * an element of each, and each sequence keeps to a lane of its own. One instance a thread.
 *
 * <p>Row j holds element j of every chunk; row j is added to the canonical lane {@code j mod 32},
 * of which there is one a sequence. A block is wide, since rows lie pages apart: memory is fast
 * only where much of a row is read at once.
 */
final class SideBySide {
  /** The number of sequences in a block is a multiple of it: the floats of a cache line. */
  static final int UNIT = Batch.SLOTS;

  /** The most sequences. */
  static final int MOST = 64 * UNIT;

  /** The tensors. */
  float[][] tensors;

  /** Sequences. */
  int count;

  /** The first sequence. */
  int sequence;

  /** Where the first row starts in every tensor. */
  int offset;

  /** From one row to the next. */
  int stride;

  /** Elements of each chunk. */
  int rows;

  /** From one sum to the next in {@link #lanes}. */
  int plane;

  /** Lane i of sum k of sequence q is {@code lanes[k * plane + i * count + q]}. */
  float[] lanes = {};

  /** Elements clipped low. */
  final int[] below = new int[MOST];

  /** Elements clipped high. */
  final int[] above = new int[MOST];

  private final Batch batch = new Batch();
  private int chunk;
  private int chunks;

  /** Takes chunk c of the sequences first..last, which are as long as each other. */
  void set(float[][] tensors, Layout layout, int first, int last, int c) {
    this.tensors = tensors;
    count = last - first;
    sequence = first;
    stride = (int) layout.stride();
    offset = (int) layout.start(first) + c * Layout.CHUNK * stride;
    rows = layout.chunkLength(first, c);
    plane = Layout.LANES * count;
    if (lanes.length < Batch.SUMS * plane) {
      lanes = new float[Batch.SUMS * plane];
    }
    chunk = c;
    chunks = layout.chunks();
  }

  /** Sets sums and counts to zero. */
  void clear() {
    Arrays.fill(lanes, 0, Batch.SUMS * plane, 0f);
    Arrays.fill(below, 0);
    Arrays.fill(above, 0);
  }

  /** Adds up the first sums, into lane 0; gives whether none is NaN. */
  boolean addUp(int sums) {
    boolean isNan = false;
    for (int k = 0; k < sums; k++) {
      int from = k * plane;
      for (int half = plane / 2; half >= count; half /= 2) {
        for (int i = from; i < from + half; i += LANES) {
          Simd.load(lanes, i).add(Simd.load(lanes, i + half)).intoArray(lanes, i);
        }
      }
      for (int q = 0; q < count; q++) {
        isNan |= Float.isNaN(lanes[from + q]);
      }
    }
    return !isNan;
  }

  /** Stores what is added up and counted. */
  void store(ChunkSums sums) {
    batch.count = UNIT;
    for (int first = 0; first < count; first += UNIT) {
      for (int q = 0; q < UNIT; q++) {
        batch.numbers[q] = (sequence + first + q) * chunks + chunk;
      }
      for (int k = 0; k < sums.rows(); k++) {
        System.arraycopy(lanes, k * plane + first, batch.totals, k * Batch.SLOTS, UNIT);
      }
      System.arraycopy(below, first, batch.below, 0, UNIT);
      System.arraycopy(above, first, batch.above, 0, UNIT);
      sums.store(batch);
    }
  }
}
