package io.github.tornadoqat.host;

import io.github.tornadoqat.host.Sequences.Kernel;
import io.github.tornadoqat.program.Layout;

/**
 * Reduces chunks of neighbouring sequences whose elements lie apart, a strip of a few cache lines
 * at a time: side by side, if the kernel can, else as copies that hold each sequence's elements
 * together. One instance a thread.
 */
final class Apart {
  private static final int COUNT = SideBySide.COUNT;

  /** Floats of a tensor that are copied at a time, for all trials to find in a core's cache. */
  private static final int STRIP = 1 << 16;

  private final Layout layout;
  private final int width;
  private final Gather gather;
  private final SideBySide block = new SideBySide();
  private float[][] strips;

  /**
   * @param tensors how many there are
   */
  Apart(Layout layout, int tensors) {
    this.layout = layout;
    this.width = width(layout);
    this.gather = new Gather(layout, tensors);
  }

  /** Sequences of a strip: the most that {@link #reduce} takes at a time. */
  static int width(Layout layout) {
    int blocks = layout.sideBySide() > 1 ? STRIP / rows(layout) / COUNT : 1;
    return Math.clamp(blocks, 1, 4) * COUNT;
  }

  private static int rows(Layout layout) {
    return Math.clamp(layout.maxLength(), 1, Layout.CHUNK);
  }

  /**
   * Reduces chunk c of the sequences first..last, which lie side by side if any do.
   *
   * @param inputs how many of the tensors are read; the others are written
   */
  void reduce(float[][] tensors, int inputs, int first, int last, int c, Kernel kernel) {
    WarmUp warmUp = layout.sideBySide() > 1 ? kernel.sideBySide() : null;
    int middle = warmUp == null ? first : last - (last - first) % COUNT;
    if (middle > first && warmUp.isWarm()) {
      sideBySide(tensors, inputs, first, middle, c, kernel);
    } else if (middle > first) {
      rehearse(tensors, inputs, first, middle, c, kernel);
    }
    copied(tensors, inputs, middle, last, c, kernel);
  }

  /** Reduces whole blocks, in copies if one of them has NaN. */
  private void sideBySide(
      float[][] tensors, int inputs, int first, int last, int c, Kernel kernel) {
    int rows = layout.chunkLength(first, c);
    boolean isDone = true;
    for (int k = 0; k < inputs; k++) {
      copyRows(tensors[k], strip(k, tensors.length), first, last, c, rows, true);
    }
    for (int p = first; p < last; p += COUNT) {
      block.set(strips, layout, p, p - first, width, c);
      isDone &= kernel.reduce(block, true);
    }
    if (!isDone) {
      copied(tensors, inputs, first, last, c, kernel);
      return;
    }
    for (int k = inputs; k < tensors.length; k++) {
      copyRows(tensors[k], strip(k, tensors.length), first, last, c, rows, false);
    }
  }

  /** Reduces in copies, and now and then a little side by side for the compiler to see. */
  private void rehearse(float[][] tensors, int inputs, int first, int last, int c, Kernel kernel) {
    WarmUp warmUp = kernel.sideBySide();
    int elements = (last - first) * layout.chunkLength(first, c);
    int rows = Math.min(layout.chunkLength(first, c), WarmUp.TRIAL / COUNT);
    // As many trials as other kernels have, which see fewer elements at a time.
    int trials = warmUp.isTrial(elements) ? Math.ceilDiv(elements, 32 * WarmUp.TRIAL) : 0;
    long start = System.nanoTime();
    for (int trial = 0; trial < trials; trial++) {
      for (int k = 0; k < inputs; k++) {
        copyRows(tensors[k], strip(k, tensors.length), first, first + COUNT, c, rows, true);
      }
      block.set(strips, layout, first, 0, width, c);
      block.rows = rows;
      kernel.reduce(block, false);
    }
    long middle = System.nanoTime();
    copied(tensors, inputs, first, last, c, kernel);
    warmUp.record(middle - start, trials * rows * COUNT, System.nanoTime() - middle, elements);
  }

  private float[] strip(int k, int tensors) {
    if (strips == null) {
      strips = new float[tensors][rows(layout) * width];
    }
    return strips[k];
  }

  /** Copies the first rows of chunk c of some sequences from a tensor to a strip, or back. */
  private void copyRows(
      float[] tensor, float[] strip, int first, int last, int c, int rows, boolean reads) {
    int stride = (int) layout.stride();
    int i = (int) layout.start(first) + c * Layout.CHUNK * stride;
    for (int j = 0; j < rows; j++, i += stride) {
      if (reads) {
        System.arraycopy(tensor, i, strip, j * width, last - first);
      } else {
        System.arraycopy(strip, j * width, tensor, i, last - first);
      }
    }
  }

  /** Reduces copies that hold each sequence's elements together, a batch at a time. */
  private void copied(float[][] tensors, int inputs, int first, int last, int c, Kernel kernel) {
    Batch batch = gather.of(tensors);
    for (int p = first; p < last; p += COUNT) {
      copied(inputs, p, Math.min(last, p + COUNT) - p, c, kernel, batch);
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
