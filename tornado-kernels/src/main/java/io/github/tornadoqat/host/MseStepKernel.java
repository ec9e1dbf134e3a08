package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@link Op.MseStep}: 4 bytes move for each element. */
final class MseStepKernel implements HostPlan.Kernel {
  private static final int LOSS = 3;
  static final WarmUp WARM_UP = new WarmUp();

  private final Op.MseStep op;
  private final Layout layout;
  private final Sequences sequences;

  MseStepKernel(Op.MseStep op) {
    this.op = op;
    this.layout = op.spec().granularity().layout(op.x().shape());
    this.sequences = new Sequences(layout, op.x().elements());
  }

  @Override
  public void run(Workers workers) {
    Encodings e = Encodings.of(op.spec());
    ChunkSums sums = new ChunkSums(op.sums(), op.counts());
    float[][] tensors = {HostBuffer.floats(op.x())};
    sequences.forEach(workers, tensors, 1, new Reduction(e, layout, sums));
  }

  private static final class Reduction extends RangeReduction {
    Reduction(Encodings e, Layout layout, ChunkSums sums) {
      super(e, layout, sums, WARM_UP);
    }

    @Override
    void scalars(Chunk chunk, int from) {
      float[] x = chunk.tensors[0];
      int loss = chunk.lanes(LOSS);
      for (int j = from; j < chunk.length; j++) {
        float v = x[chunk.offset + j];
        float r = terms.openSteps(chunk, j, v);
        float d = terms.value(chunk, r) - v;
        terms.add(chunk, j, v, r, d);
        chunk.lanes[loss + j % Layout.LANES] += d * d;
      }
    }

    /** A column of vectors at a time. */
    @Override
    boolean vectors(Chunk chunk, int elements) {
      float[] x = chunk.tensors[0];
      int p = chunk.sequence;
      FloatVector s = FloatVector.broadcast(SPECIES, e.scale(p));
      FloatVector inv = FloatVector.broadcast(SPECIES, e.inverse(p));
      FloatVector lo = FloatVector.broadcast(SPECIES, e.lo(p));
      FloatVector hi = FloatVector.broadcast(SPECIES, e.hi(p));
      FloatVector zero = FloatVector.zero(SPECIES);
      FloatVector nan = zero;
      int end = chunk.offset + elements;
      for (int column = 0; column < Layout.LANES; column += LANES) {
        FloatVector sumR = zero;
        FloatVector sumL = zero;
        FloatVector sumH = zero;
        FloatVector loss = zero;
        FloatVector below = zero;
        FloatVector above = zero;
        for (int i = chunk.offset + column; i < end; i += Layout.LANES) {
          FloatVector vx = FloatVector.fromArray(SPECIES, x, i);
          FloatVector v = vx.mul(inv);
          FloatVector r = Simd.halfEvenSmall(v);
          VectorMask<Float> low = r.compare(LT, lo);
          VectorMask<Float> high = r.compare(GT, hi);
          FloatVector q = r.blend(lo, low).blend(hi, high);
          FloatVector d = q.mul(s).sub(vx);
          sumR = sumR.add(d.mul(r.sub(v)), r.compare(EQ, q));
          sumL = sumL.add(d, low);
          sumH = sumH.add(d, high);
          loss = loss.add(d.mul(d));
          below = below.add(1f, low);
          above = above.add(1f, high);
        }
        sumR.intoArray(chunk.lanes, chunk.lanes(RangeTerms.R) + column);
        sumL.intoArray(chunk.lanes, chunk.lanes(RangeTerms.L) + column);
        sumH.intoArray(chunk.lanes, chunk.lanes(RangeTerms.H) + column);
        loss.intoArray(chunk.lanes, chunk.lanes(LOSS) + column);
        below.intoArray(chunk.lanes, chunk.lanes(sums.below()) + column);
        above.intoArray(chunk.lanes, chunk.lanes(sums.below() + 1) + column);
        nan = nan.add(loss);
      }
      return !nan.test(IS_NAN).anyTrue();
    }
  }
}
