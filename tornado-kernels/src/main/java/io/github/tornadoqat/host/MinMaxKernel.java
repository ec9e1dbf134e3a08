package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.StatisticsOp;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@link StatisticsOp.MinMax}: 4 bytes move for each element. */
final class MinMaxKernel implements HostPlan.Kernel {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  /** Fewer elements are done before vector code is compiled. */
  private static final int WORTH_VECTORS = 1 << 17;

  private final StatisticsOp.MinMax op;
  private final Layout layout;
  private final Sequences sequences;

  MinMaxKernel(StatisticsOp.MinMax op) {
    this.op = op;
    this.layout = op.granularity().layout(op.x().shape());
    this.sequences = new Sequences(layout, op.x().elements());
  }

  @Override
  public void run(Workers workers) {
    float[] min = new float[layout.totalChunks()];
    float[] max = new float[min.length];
    int[] nans = new int[min.length];
    float[][] tensors = {HostBuffer.floats(op.x())};
    sequences.forEach(
        workers, tensors, 1, new Reduction(op.x().elements() >= WORTH_VECTORS, min, max, nans));
    merge(min, max, nans);
  }

  private record Reduction(boolean byVectors, float[] min, float[] max, int[] nans)
      implements Sequences.Kernel {
    @Override
    public void reduce(Batch batch) {
      for (int slot = 0; slot < batch.count; slot++) {
        int from = batch.offsets[slot];
        reduce(batch.tensors[0], from, from + batch.lengths[slot], batch.numbers[slot]);
      }
    }

    private void reduce(float[] x, int from, int to, int k) {
      min[k] = INFINITY;
      max[k] = -INFINITY;
      nans[k] = 0;
      int done = byVectors ? vectors(x, from, to, k) : from;
      for (int i = done; i < to; i++) {
        if (Float.isNaN(x[i])) {
          nans[k]++;
        } else {
          min[k] = Math.min(min[k], x[i]);
          max[k] = Math.max(max[k], x[i]);
        }
      }
    }

    /** Whole vectors; returns the first element left. */
    private int vectors(float[] x, int from, int to, int k) {
      FloatVector least = FloatVector.broadcast(SPECIES, INFINITY);
      FloatVector greatest = FloatVector.broadcast(SPECIES, -INFINITY);
      int done = from + SPECIES.loopBound(to - from);
      for (int i = from; i < done; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        VectorMask<Float> isNan = v.test(IS_NAN);
        least = least.min(v.blend(INFINITY, isNan));
        greatest = greatest.max(v.blend(-INFINITY, isNan));
        nans[k] += isNan.trueCount();
      }
      min[k] = least.reduceLanes(MIN);
      max[k] = greatest.reduceLanes(MAX);
      return done;
    }
  }

  private void merge(float[] min, float[] max, int[] nans) {
    float[] range = HostBuffer.floats(op.range());
    int[] counts = HostBuffer.ints(op.nans());
    for (int p = 0; p < counts.length; p++) {
      float lo = INFINITY;
      float hi = -INFINITY;
      int nan = 0;
      for (int k = p * layout.chunks(); k < (p + 1) * layout.chunks(); k++) {
        lo = Math.min(lo, min[k]);
        hi = Math.max(hi, max[k]);
        nan += nans[k];
      }
      range[p] = lo;
      range[counts.length + p] = hi;
      counts[p] = nan;
    }
  }
}
