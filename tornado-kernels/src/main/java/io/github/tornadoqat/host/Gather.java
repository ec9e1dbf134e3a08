package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Layout;

/** Copies of neighbouring sequences' chunks, side by side; one instance a thread. */
final class Gather {
  private static final int BLOCK = SideBySide.UNIT;

  private final Layout layout;
  private final Batch batch = new Batch();
  private final float[][] blocks;
  private final int pitch;
  private final int[] starts = new int[BLOCK];
  private final int[] lengths = new int[BLOCK];
  private float[][] tensors;

  /**
   * @param tensors how many there are
   */
  Gather(Layout layout, int tensors) {
    this.layout = layout;
    // A distance that is not a power of two, which would make sequences share cache sets.
    this.pitch = Math.clamp(layout.maxLength(), 1, Layout.CHUNK) + BLOCK;
    this.blocks = new float[tensors][BLOCK * pitch];
  }

  /** Takes other tensors; the batch that is returned holds a copy for each. */
  Batch of(float[][] tensors) {
    this.tensors = tensors;
    batch.tensors = blocks;
    return batch;
  }

  /** Where sequence k of the block starts in a copy. */
  int offset(int k) {
    return k * pitch;
  }

  /** Reads chunk c of sequences first..last from the first tensors. */
  void read(int inputs, int first, int last, int c) {
    for (int k = 0; k < inputs; k++) {
      copy(tensors[k], blocks[k], first, last, c, true);
    }
  }

  /** Writes chunk c of sequences first..last to all but the first tensors. */
  void write(int inputs, int first, int last, int c) {
    for (int k = inputs; k < tensors.length; k++) {
      copy(tensors[k], blocks[k], first, last, c, false);
    }
  }

  private void copy(float[] tensor, float[] block, int first, int last, int c, boolean reading) {
    int count = last - first;
    int longest = 0;
    int shortest = Layout.CHUNK;
    for (int k = 0; k < count; k++) {
      starts[k] = (int) layout.start(first + k);
      lengths[k] = layout.chunkLength(first + k, c);
      longest = Math.max(longest, lengths[k]);
      shortest = Math.min(shortest, lengths[k]);
    }
    int run = (int) layout.run();
    long from = (long) c * Layout.CHUNK;
    for (int j = 0; j < longest; ) {
      int within = (int) ((from + j) % run);
      int base = (int) ((from + j) / run * layout.stride()) + within;
      int n = Math.min(run - within, longest - j);
      if (run == 1 && shortest == longest) {
        elements(tensor, base, block, j, count, reading);
      } else {
        pieces(tensor, base, block, j, n, count, reading);
      }
      j += n;
    }
  }

  /** One element of each sequence. */
  private void elements(
      float[] tensor, int base, float[] block, int j, int count, boolean reading) {
    if (reading) {
      for (int k = 0, at = j; k < count; k++, at += pitch) {
        block[at] = tensor[starts[k] + base];
      }
    } else {
      for (int k = 0, at = j; k < count; k++, at += pitch) {
        tensor[starts[k] + base] = block[at];
      }
    }
  }

  /** Up to n elements of each sequence, which may end before. */
  private void pieces(
      float[] tensor, int base, float[] block, int j, int n, int count, boolean reading) {
    for (int k = 0; k < count; k++) {
      int m = Math.min(n, lengths[k] - j);
      if (m > 0 && reading) {
        System.arraycopy(tensor, starts[k] + base, block, k * pitch + j, m);
      } else if (m > 0) {
        System.arraycopy(block, k * pitch + j, tensor, starts[k] + base, m);
      }
    }
  }
}
