package io.github.tornadoqat.host;

import io.github.tornadoqat.host.Sequences.Kernel;
import io.github.tornadoqat.program.Layout;

/**
 * Reduces chunks of neighbouring sequences whose elements lie apart: side by side, if they lie so
 * and the kernel can, else as copies that hold each sequence's elements together. One instance a
 * thread.
 */
final class Apart {
  private static final int UNIT = SideBySide.UNIT;

  /** Sequences of a rehearsal. */
  private static final int REHEARSED = 4 * UNIT;

  private final Layout layout;
  private final Gather gather;
  private final SideBySide block = new SideBySide();

  /**
   * @param tensors how many there are
   */
  Apart(Layout layout, int tensors) {
    this.layout = layout;
    this.gather = new Gather(layout, tensors);
  }

  /** Sequences to hand to {@link #reduce} at a time: many, but several portions a thread. */
  static int width(Layout layout, int threads) {
    int most = layout.sideBySide() > 1 ? SideBySide.MOST / UNIT : 1;
    return Math.clamp(layout.totalChunks() / (4 * threads * UNIT), 1, most) * UNIT;
  }

  /**
   * Reduces chunk c of the sequences first..last, which lie side by side if any do.
   *
   * @param inputs how many of the tensors are read; the others are written
   */
  void reduce(float[][] tensors, int inputs, int first, int last, int c, Kernel kernel) {
    WarmUp warmUp = layout.sideBySide() > 1 ? kernel.sideBySide() : null;
    int middle = warmUp == null ? first : last - (last - first) % UNIT;
    if (middle > first && warmUp.isWarm()) {
      block.set(tensors, layout, first, middle, c);
      if (!kernel.reduce(block, true)) {
        copied(tensors, inputs, first, middle, c, kernel);
      }
    } else if (middle > first) {
      rehearse(tensors, inputs, first, middle, c, kernel);
    }
    copied(tensors, inputs, middle, last, c, kernel);
  }

  /** Reduces in copies, and now and then a little side by side for the compiler to see. */
  private void rehearse(float[][] tensors, int inputs, int first, int last, int c, Kernel kernel) {
    WarmUp warmUp = kernel.sideBySide();
    int elements = (last - first) * layout.chunkLength(first, c);
    long start = System.nanoTime();
    int rehearsed = 0;
    if (warmUp.isTrial(elements)) {
      block.set(tensors, layout, first, Math.min(last, first + REHEARSED), c);
      block.rows = Math.min(block.rows, Layout.LANES);
      // As many elements as other kernels rehearse, which see fewer at a time.
      int most = Math.ceilDiv(elements, 32);
      for (; rehearsed < most; rehearsed += block.count * block.rows) {
        kernel.reduce(block, false);
      }
    }
    long middle = System.nanoTime();
    copied(tensors, inputs, first, last, c, kernel);
    warmUp.record(middle - start, rehearsed, System.nanoTime() - middle, elements);
  }

  /** Reduces copies that hold each sequence's elements together, a batch at a time. */
  private void copied(float[][] tensors, int inputs, int first, int last, int c, Kernel kernel) {
    Batch batch = gather.of(tensors);
    for (int p = first; p < last; p += UNIT) {
      copied(inputs, p, Math.min(last, p + UNIT) - p, c, kernel, batch);
    }
  }

  private void copied(int inputs, int first, int count, int c, Kernel kernel, Batch batch) {
    gather.read(inputs, first, first + count, c);
    batch.count = count;
    for (int slot = 0; slot < batch.count; slot++) {
      int p = first + slot;
      int number = p * layout.chunks() + c;
      batch.set(slot, gather.offset(slot), layout.chunkLength(p, c), p, number);
    }
    kernel.reduce(batch);
    gather.write(inputs, first, first + count, c);
  }
}
