package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.StatisticsOp;
import jdk.incubator.vector.FloatVector;

/** {@link StatisticsOp.Moments}: 4 bytes move for each element. */
final class MomentsKernel implements HostPlan.Kernel {
  private static final int POWERS = 4;

  private final StatisticsOp.Moments op;
  private final Sequences sequences;

  MomentsKernel(StatisticsOp.Moments op) {
    this.op = op;
    Layout layout = op.granularity().layout(op.x().shape());
    this.sequences = new Sequences(layout, op.x().elements());
  }

  @Override
  public void run(Workers workers) {
    float[][] tensors = {HostBuffer.floats(op.x())};
    float[] centre = HostBuffer.floats(op.centre());
    ChunkSums sums = new ChunkSums(op.sums(), null);
    sequences.forEach(workers, tensors, 1, new Reduction(centre, sums));
  }

  private record Reduction(float[] centre, ChunkSums sums) implements Sequences.Kernel {
    @Override
    public void reduce(Batch batch) {
      for (int slot = 0; slot < batch.count; slot++) {
        float c = centre[batch.sequences[slot]];
        rows(batch, slot, c);
        rest(batch, slot, c);
        batch.fold(slot);
      }
      batch.addUp(POWERS, true);
      sums.store(batch);
    }
  }

  /** Reduces whole rows of 32, a column of vectors at a time. */
  private static void rows(Batch batch, int slot, float c) {
    int end = batch.offsets[slot] + Batch.rows(batch.lengths[slot]);
    for (int column = 0; column < Layout.LANES; column += LANES) {
      FloatVector first = FloatVector.zero(SPECIES);
      FloatVector second = FloatVector.zero(SPECIES);
      FloatVector third = FloatVector.zero(SPECIES);
      FloatVector fourth = FloatVector.zero(SPECIES);
      for (int i = batch.offsets[slot] + column; i < end; i += Layout.LANES) {
        FloatVector d = FloatVector.fromArray(SPECIES, batch.tensors[0], i).sub(c);
        FloatVector square = d.mul(d);
        first = first.add(d);
        second = second.add(square);
        third = third.add(square.mul(d));
        fourth = fourth.add(square.mul(square));
      }
      first.intoArray(batch.lanes, column);
      second.intoArray(batch.lanes, Layout.LANES + column);
      third.intoArray(batch.lanes, 2 * Layout.LANES + column);
      fourth.intoArray(batch.lanes, 3 * Layout.LANES + column);
    }
  }

  /** Reduces the elements after them one by one. */
  private static void rest(Batch batch, int slot, float c) {
    float[] x = batch.tensors[0];
    float[] lanes = batch.lanes;
    for (int j = Batch.rows(batch.lengths[slot]); j < batch.lengths[slot]; j++) {
      float d = x[batch.offsets[slot] + j] - c;
      float square = d * d;
      int lane = j % Layout.LANES;
      lanes[lane] += d;
      lanes[Layout.LANES + lane] += square;
      lanes[2 * Layout.LANES + lane] += square * d;
      lanes[3 * Layout.LANES + lane] += square * square;
    }
  }
}
