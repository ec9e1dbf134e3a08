package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Layout;

/**
 * A tensor in the order that sums are taken: sequence by sequence, in chunks. Where the elements of
 * a sequence lie apart, blocks of neighbouring sequences are copied side by side first, so that
 * every cache line is read once.
 */
final class Sequences {
  /** Elements a task takes. */
  private static final int TASK = 1 << 16;

  private final Layout layout;
  private final int sequences;
  private final int chunks;
  private final long elements;

  Sequences(Layout layout, long elements) {
    this.layout = layout;
    this.sequences = layout.sequences();
    this.chunks = layout.chunks();
    this.elements = elements;
  }

  /** A reduction. */
  interface Kernel {
    /** Reduces a chunk to the lanes of its slot. */
    void reduce(Chunk chunk);

    /** Stores the results of the chunks in the first {@code slots} slots. */
    void store(Chunk chunk, int slots);
  }

  /**
   * Reduces every chunk.
   *
   * @param inputs how many of the tensors are read; the others are written
   */
  void forEach(Workers workers, float[][] tensors, int inputs, Kernel kernel) {
    if (layout.isContiguous()) {
      contiguous(workers, tensors, kernel);
    } else {
      gathered(workers, tensors, inputs, kernel);
    }
  }

  private void contiguous(Workers workers, float[][] tensors, Kernel kernel) {
    int total = sequences * chunks;
    int perTask = Math.max(Chunk.SLOTS, TASK / Math.clamp(layout.maxLength(), 1, Layout.CHUNK));
    workers.run(
        Math.ceilDiv(total, perTask),
        elements,
        () -> {
          Chunk chunk = new Chunk();
          chunk.tensors = tensors;
          return t -> {
            contiguous(chunk, t * perTask, Math.min(total, (t + 1) * perTask), kernel);
            flush(chunk, kernel);
          };
        });
  }

  /** Chunks from..to, which follow each other in memory; a group is too short for divisions. */
  private void contiguous(Chunk chunk, int from, int to, Kernel kernel) {
    int blocks = (int) layout.blocks();
    int most = (int) layout.maxLength();
    int last = (int) layout.lastLength();
    int p = from / chunks;
    int c = from % chunks;
    int block = p % blocks;
    int length = block == blocks - 1 ? last : most;
    int offset = (int) layout.start(p) + c * Layout.CHUNK;
    for (int number = from; number < to; number++) {
      chunk.length = Math.clamp(length - c * Layout.CHUNK, 0, Layout.CHUNK);
      chunk.offset = offset;
      reduce(chunk, number, p, kernel);
      offset += chunk.length;
      if (++c == chunks) {
        c = 0;
        p++;
        block = block == blocks - 1 ? 0 : block + 1;
        length = block == blocks - 1 ? last : most;
      }
    }
  }

  private void gathered(Workers workers, float[][] tensors, int inputs, Kernel kernel) {
    int blocks = Math.ceilDiv(sequences, Gather.BLOCK);
    workers.run(
        blocks * chunks,
        elements,
        () -> {
          Gather gather = new Gather(layout, tensors);
          Chunk chunk = new Chunk();
          chunk.tensors = gather.blocks();
          return t -> {
            int c = t / blocks;
            int first = t % blocks * Gather.BLOCK;
            int last = Math.min(sequences, first + Gather.BLOCK);
            gather.read(inputs, first, last, c);
            for (int p = first; p < last; p++) {
              chunk.length = layout.chunkLength(p, c);
              chunk.offset = gather.offset(p - first);
              reduce(chunk, p * chunks + c, p, kernel);
            }
            gather.write(inputs, first, last, c);
            flush(chunk, kernel);
          };
        });
  }

  private static void reduce(Chunk chunk, int number, int p, Kernel kernel) {
    chunk.sequence = p;
    chunk.numbers[chunk.slot] = number;
    kernel.reduce(chunk);
    if (++chunk.slot == Chunk.SLOTS) {
      flush(chunk, kernel);
    }
  }

  private static void flush(Chunk chunk, Kernel kernel) {
    kernel.store(chunk, chunk.slot);
    chunk.slot = 0;
  }
}
