package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@link Op.MinMax}: 4 bytes move for each element. */
final class MinMaxKernel implements HostPlan.Kernel {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  private final Op.MinMax op;
  private final Layout layout;
  private final Sequences sequences;

  MinMaxKernel(Op.MinMax op) {
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
    sequences.forEach(workers, tensors, 1, new Reduction(min, max, nans));
    merge(min, max, nans);
  }

  private record Reduction(float[] min, float[] max, int[] nans) implements Sequences.Kernel {
    @Override
    public void reduce(Chunk chunk) {
      float[] x = chunk.tensors[0];
      FloatVector least = FloatVector.broadcast(SPECIES, INFINITY);
      FloatVector greatest = FloatVector.broadcast(SPECIES, -INFINITY);
      int nan = 0;
      int end = chunk.offset + chunk.length;
      int i = chunk.offset;
      for (; i <= end - LANES; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        VectorMask<Float> isNan = v.test(IS_NAN);
        least = least.min(v.blend(INFINITY, isNan));
        greatest = greatest.max(v.blend(-INFINITY, isNan));
        nan += isNan.trueCount();
      }
      float lo = least.reduceLanes(MIN);
      float hi = greatest.reduceLanes(MAX);
      for (; i < end; i++) {
        if (Float.isNaN(x[i])) {
          nan++;
        } else {
          lo = Math.min(lo, x[i]);
          hi = Math.max(hi, x[i]);
        }
      }
      min[chunk.number()] = lo;
      max[chunk.number()] = hi;
      nans[chunk.number()] = nan;
    }

    @Override
    public void store(Chunk chunk, int slots) {
      // Kept chunk by chunk: the order does not matter.
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
