package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Layout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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

  /** What threads keep from one execution to the next. */
  private final Map<Integer, Batch> batches = new ConcurrentHashMap<>();

  private final Map<Integer, Gather> gathers = new ConcurrentHashMap<>();

  Sequences(Layout layout, long elements) {
    this.layout = layout;
    this.sequences = layout.sequences();
    this.chunks = layout.chunks();
    this.elements = elements;
  }

  /** A reduction. */
  interface Kernel {
    /** Reduces the chunks of a batch, one or more, and stores the results. */
    void reduce(Batch batch);
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
    int perTask = Math.max(Batch.SLOTS, TASK / Math.clamp(layout.maxLength(), 1, Layout.CHUNK));
    workers.run(
        Math.ceilDiv(total, perTask),
        elements,
        share -> {
          Batch batch = batches.computeIfAbsent(share, _ -> new Batch());
          batch.tensors = tensors;
          return t -> contiguous(batch, t * perTask, Math.min(total, (t + 1) * perTask), kernel);
        });
  }

  /** Chunks from..to, which follow each other in memory; a group is too short for divisions. */
  private void contiguous(Batch batch, int from, int to, Kernel kernel) {
    int blocks = (int) layout.blocks();
    int most = (int) layout.maxLength();
    int last = (int) layout.lastLength();
    int p = from / chunks;
    int c = from % chunks;
    int block = p % blocks;
    int length = block == blocks - 1 ? last : most;
    int offset = (int) layout.start(p) + c * Layout.CHUNK;
    for (int first = from; first < to; first += Batch.SLOTS) {
      batch.count = Math.min(Batch.SLOTS, to - first);
      for (int slot = 0; slot < batch.count; slot++) {
        int n = Math.max(0, Math.min(Layout.CHUNK, length - c * Layout.CHUNK));
        batch.set(slot, offset, n, p, first + slot);
        offset += n;
        if (++c == chunks) {
          c = 0;
          p++;
          block = block == blocks - 1 ? 0 : block + 1;
          length = block == blocks - 1 ? last : most;
        }
      }
      kernel.reduce(batch);
    }
  }

  private void gathered(Workers workers, float[][] tensors, int inputs, Kernel kernel) {
    int blocks = Math.ceilDiv(sequences, Gather.BLOCK);
    workers.run(
        blocks * chunks,
        elements,
        share -> {
          Gather gather = gathers.computeIfAbsent(share, _ -> new Gather(layout, tensors.length));
          Batch batch = gather.of(tensors);
          return t -> {
            int c = t / blocks;
            int first = t % blocks * Gather.BLOCK;
            int last = Math.min(sequences, first + Gather.BLOCK);
            gather.read(inputs, first, last, c);
            batch.count = last - first;
            for (int slot = 0; slot < batch.count; slot++) {
              int p = first + slot;
              batch.set(slot, gather.offset(slot), layout.chunkLength(p, c), p, p * chunks + c);
            }
            kernel.reduce(batch);
            gather.write(inputs, first, last, c);
          };
        });
  }
}
