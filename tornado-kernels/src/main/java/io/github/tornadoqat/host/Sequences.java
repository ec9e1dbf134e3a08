package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Layout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A tensor in the order that sums are taken: sequence by sequence, in chunks. Where the elements of
 * a sequence lie {@link Apart}, blocks of neighbouring sequences are worked on together, so that
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

  private final Map<Integer, Apart> aparts = new ConcurrentHashMap<>();

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

    /** The warm-up of reducing blocks; null where the kernel only knows batches. */
    default WarmUp sideBySide() {
      return null;
    }

    /**
     * Reduces the chunks of a block.
     *
     * @param stores whether to store the results, which a rehearsal does not
     * @return whether it could; where not, a batch must be reduced instead
     */
    default boolean reduce(SideBySide block, boolean stores) {
      return false;
    }
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
      apart(workers, tensors, inputs, kernel);
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

  private void apart(Workers workers, float[][] tensors, int inputs, Kernel kernel) {
    int width = Apart.width(layout, workers.threads());
    int side = layout.sideBySide() > 1 ? (int) layout.sideBySide() : sequences;
    int perSide = Math.ceilDiv(side, width);
    int strips = sequences / Math.max(1, side) * perSide;
    workers.run(
        strips * chunks,
        elements,
        share -> {
          Apart apart = aparts.computeIfAbsent(share, _ -> new Apart(layout, tensors.length));
          return t -> {
            int strip = t % strips;
            int start = strip / perSide * side;
            int first = start + strip % perSide * width;
            int last = Math.min(start + side, first + width);
            apart.reduce(tensors, inputs, first, last, t / strips, kernel);
          };
        });
  }
}
