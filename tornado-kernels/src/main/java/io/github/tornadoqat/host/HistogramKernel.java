package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Op;
import java.util.Arrays;

/** {@link Op.Histogram}. */
final class HistogramKernel implements HostPlan.Kernel {
  private final Op.Histogram op;
  private final Sequences sequences;

  HistogramKernel(Op.Histogram op) {
    this.op = op;
    this.sequences = new Sequences(op.granularity().layout(op.x().shape()), op.x().elements());
  }

  @Override
  public void run(Workers workers) {
    float[][] tensors = {HostBuffer.floats(op.x())};
    float[] range = HostBuffer.floats(op.range());
    int[] counts = HostBuffer.ints(op.counts());
    Arrays.fill(counts, 0);
    sequences.forEach(workers, tensors, 1, new Reduction(range, counts, op.bins()));
  }

  private record Reduction(float[] range, int[] counts, int bins) implements Sequences.Kernel {
    @Override
    public void reduce(Chunk chunk) {
      int p = chunk.sequence;
      int width = bins + Op.Histogram.EXTRAS;
      int columns = range.length / 3;
      int[] own = new int[width];
      count(chunk, range[p], range[columns + p], range[2 * columns + p], bins, own);
      synchronized (counts) {
        for (int k = 0; k < width; k++) {
          counts[p * width + k] += own[k];
        }
      }
    }

    @Override
    public void store(Chunk chunk, int slots) {
      // Kept chunk by chunk: the order does not matter.
    }
  }

  private static void count(
      Chunk chunk, float low, float high, float inverseWidth, int bins, int[] own) {
    float[] x = chunk.tensors[0];
    for (int i = chunk.offset; i < chunk.offset + chunk.length; i++) {
      float v = x[i];
      if (v < low) {
        own[bins]++;
      } else if (v > high) {
        own[bins + 1]++;
      } else if (Float.isNaN(v)) {
        own[bins + 2]++;
      } else {
        // The difference is not negative, so the cast is a floor.
        own[Math.min((int) ((v - low) * inverseWidth), bins - 1)]++;
      }
    }
  }
}
