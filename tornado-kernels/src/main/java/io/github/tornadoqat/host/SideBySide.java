package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;

import io.github.tornadoqat.program.Layout;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A chunk of each of some sequences whose elements lie between each other's, so that a vector has
 * an element of each, and each sequence keeps to a lane of its own. One instance a thread.
 *
 * <p>Row j holds element j of every chunk; row j is added to the canonical lane {@code j mod 32},
 * of which there is one a sequence.
 */
final class SideBySide {
  /** Sequences: the floats of a cache line. */
  static final int COUNT = Batch.SLOTS;

  /** From one sum to the next in {@link #lanes}. */
  static final int PLANE = Layout.LANES * COUNT;

  /**
   * The tensors, or copies of their rows, the chunks' numbers, and what is added up and counted.
   */
  final Batch batch = new Batch();

  /** Lane i of sum k of sequence q is {@code lanes[k * PLANE + i * COUNT + q]}. */
  final float[] lanes = new float[Batch.SUMS * PLANE];

  /** Where the first row starts in every tensor. */
  int offset;

  /** From one row to the next. */
  int stride;

  /** Elements of each chunk. */
  int rows;

  /** The first sequence. */
  int sequence;

  /**
   * Takes chunk c of {@link #COUNT} sequences from one on, which are as long as each other.
   *
   * @param offset where the first row starts in every tensor
   * @param stride from one row to the next
   */
  void set(float[][] tensors, Layout layout, int first, int offset, int stride, int c) {
    batch.tensors = tensors;
    batch.count = COUNT;
    this.offset = offset;
    this.stride = stride;
    rows = layout.chunkLength(first, c);
    sequence = first;
    for (int q = 0; q < COUNT; q++) {
      batch.numbers[q] = (first + q) * layout.chunks() + c;
    }
  }

  /** Sets sums and counts to zero. */
  void clear() {
    Arrays.fill(lanes, 0f);
    Arrays.fill(batch.below, 0);
    Arrays.fill(batch.above, 0);
    Arrays.fill(batch.nans, 0);
  }

  /** Adds up the first sums; gives whether none is NaN. */
  boolean addUp(int sums) {
    for (int k = 0; k < sums; k++) {
      int from = k * PLANE;
      for (int half = PLANE / 2; half >= COUNT; half /= 2) {
        for (int i = from; i < from + half; i += LANES) {
          FloatVector upper = FloatVector.fromArray(SPECIES, lanes, i + half);
          FloatVector.fromArray(SPECIES, lanes, i).add(upper).intoArray(lanes, i);
        }
      }
      System.arraycopy(lanes, from, batch.totals, k * Batch.SLOTS, COUNT);
    }
    boolean isNan = false;
    for (int i = 0; i < sums * Batch.SLOTS; i++) {
      isNan |= Float.isNaN(batch.totals[i]);
    }
    return !isNan;
  }
}
