package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Layout;

/**
 * Where the chunks of a layout lie. A group works on {@link #SLOTS} chunks, {@link Layout#LANES}
 * items each, one for each lane of the canonical sum. Where neighbouring elements belong to
 * neighbouring sequences, a group takes neighbouring sequences instead of neighbouring chunks, so
 * that items side by side read side by side. Kernels take the numbers as literals.
 *
 * @param strided 1 where a sequence is cut into pieces that lie apart
 */
record Chunks(
    int sequences,
    int chunks,
    int inners,
    int blocks,
    int outerStride,
    int blockStride,
    int run,
    int stride,
    int length,
    int last,
    int strided) {
  /** Chunks of a group. */
  static final int SLOTS = Launch.GROUP / Layout.LANES;

  static Chunks of(Layout layout) {
    int inners = (int) layout.inners();
    int blocks = (int) layout.blocks();
    return new Chunks(
        layout.sequences(),
        layout.chunks(),
        Math.max(1, inners),
        Math.max(1, blocks),
        (int) layout.outerStride(),
        (int) layout.blockStride(),
        Math.max(1, (int) layout.run()),
        (int) layout.stride(),
        (int) layout.maxLength(),
        (int) layout.lastLength(),
        layout.isContiguous() ? 0 : 1);
  }

  /** Whether a group takes neighbouring sequences: 1 or 0. */
  int across() {
    return strided == 1 && run == 1 ? 1 : 0;
  }

  int total() {
    return sequences * chunks;
  }

  int groups() {
    return groups(1);
  }

  /** Groups for several encodings of every sequence. */
  int groups(int trials) {
    return Math.ceilDiv(Math.multiplyExact(trials, total()), SLOTS);
  }

  /** The chunk of a group that an item works on. */
  static int slot(int item, int across) {
    return across == 1 ? item % SLOTS : item / Layout.LANES;
  }

  /** The lane that an item sums. */
  static int lane(int item, int across) {
    return across == 1 ? item / SLOTS : item % Layout.LANES;
  }

  /** The sequence of the k-th chunk of all groups. */
  static int sequence(int k, int sequences, int chunks, int across) {
    return across == 1 ? k % sequences : k / chunks;
  }

  /** The number within its sequence of the k-th chunk of all groups. */
  static int chunk(int k, int sequences, int chunks, int across) {
    return across == 1 ? k / sequences : k % chunks;
  }

  /** The flat index of the first element of sequence p. */
  static int start(int p, int inners, int blocks, int outerStride, int blockStride) {
    int block = p / inners;
    return block / blocks * outerStride + block % blocks * blockStride + p % inners;
  }

  /** The number of elements of sequence p. */
  static int length(int p, int inners, int blocks, int length, int last) {
    return p / inners % blocks == blocks - 1 ? last : length;
  }

  /** Rows of lanes in the longest chunk of sequences of a length. */
  static int rows(int length) {
    return (Math.min(length, Layout.CHUNK) + Layout.LANES - 1) / Layout.LANES;
  }

  /** The distance of element j of a sequence from its first. */
  static int offset(int j, int run, int stride, int strided) {
    return strided == 1 ? j / run * stride + j % run : j;
  }
}
