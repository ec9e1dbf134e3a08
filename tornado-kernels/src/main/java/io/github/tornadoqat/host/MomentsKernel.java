package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import jdk.incubator.vector.FloatVector;

/** {@link Op.Moments}: 4 bytes move for each element. */
final class MomentsKernel implements HostPlan.Kernel {
  private static final int POWERS = 4;

  private final Op.Moments op;
  private final Sequences sequences;
  private final int chunks;

  MomentsKernel(Op.Moments op) {
    this.op = op;
    Layout layout = op.granularity().layout(op.x().shape());
    this.chunks = layout.totalChunks();
    this.sequences = new Sequences(layout, op.x().elements());
  }

  @Override
  public void run(Workers workers) {
    float[][] tensors = {HostBuffer.floats(op.x())};
    float[] centre = HostBuffer.floats(op.centre());
    float[] sums = HostBuffer.floats(op.sums());
    sequences.forEach(workers, tensors, 1, new Reduction(centre, sums, chunks));
  }

  private record Reduction(float[] centre, float[] sums, int chunks) implements Sequences.Kernel {
    @Override
    public void reduce(Chunk chunk) {
      float c = centre[chunk.sequence];
      rows(chunk, c);
      for (int j = chunk.rows(); j < chunk.length; j++) {
        float d = chunk.tensors[0][chunk.offset + j] - c;
        float square = d * d;
        int lane = j % Layout.LANES;
        chunk.lanes[chunk.lanes(0) + lane] += d;
        chunk.lanes[chunk.lanes(1) + lane] += square;
        chunk.lanes[chunk.lanes(2) + lane] += square * d;
        chunk.lanes[chunk.lanes(3) + lane] += square * square;
      }
    }

    @Override
    public void store(Chunk chunk, int slots) {
      for (int k = 0; k < POWERS; k++) {
        float[] totals = chunk.totals(k, true);
        for (int s = 0; s < slots; s++) {
          sums[k * chunks + chunk.numbers[s]] = totals[s];
        }
      }
    }
  }

  /** Reduces whole rows of 32, a column of vectors at a time. */
  private static void rows(Chunk chunk, float c) {
    int end = chunk.offset + chunk.rows();
    for (int column = 0; column < Layout.LANES; column += LANES) {
      FloatVector first = FloatVector.zero(SPECIES);
      FloatVector second = FloatVector.zero(SPECIES);
      FloatVector third = FloatVector.zero(SPECIES);
      FloatVector fourth = FloatVector.zero(SPECIES);
      for (int i = chunk.offset + column; i < end; i += Layout.LANES) {
        FloatVector d = FloatVector.fromArray(SPECIES, chunk.tensors[0], i).sub(c);
        FloatVector square = d.mul(d);
        first = first.add(d);
        second = second.add(square);
        third = third.add(square.mul(d));
        fourth = fourth.add(square.mul(square));
      }
      first.intoArray(chunk.lanes, chunk.lanes(0) + column);
      second.intoArray(chunk.lanes, chunk.lanes(1) + column);
      third.intoArray(chunk.lanes, chunk.lanes(2) + column);
      fourth.intoArray(chunk.lanes, chunk.lanes(3) + column);
    }
  }
}
