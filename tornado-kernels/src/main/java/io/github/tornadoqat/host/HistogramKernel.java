package io.github.tornadoqat.host;

import io.github.tornadoqat.program.StatisticsOp;
import java.util.Arrays;

/** {@link StatisticsOp.Histogram}. */
final class HistogramKernel implements HostPlan.Kernel {
  private final StatisticsOp.Histogram op;
  private final Sequences sequences;

  HistogramKernel(StatisticsOp.Histogram op) {
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
    public void reduce(Batch batch) {
      for (int slot = 0; slot < batch.count; slot++) {
        reduce(batch, slot);
      }
    }

    private void reduce(Batch batch, int slot) {
      int p = batch.sequences[slot];
      int width = bins + StatisticsOp.Histogram.EXTRAS;
      int columns = range.length / 3;
      int[] own = new int[width];
      count(batch, slot, range[p], range[columns + p], range[2 * columns + p], bins, own);
      synchronized (counts) {
        for (int k = 0; k < width; k++) {
          counts[p * width + k] += own[k];
        }
      }
    }
  }

  private static void count(
      Batch batch, int slot, float low, float high, float inverseWidth, int bins, int[] own) {
    float[] x = batch.tensors[0];
    int end = batch.offsets[slot] + batch.lengths[slot];
    for (int i = batch.offsets[slot]; i < end; i++) {
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
