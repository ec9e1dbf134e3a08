package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.IS_NAN;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@link Op.RangeGradient}: 12 bytes move for each element. */
final class RangeGradientKernel implements HostPlan.Kernel {
  private static final int X = 0;
  private static final int UPSTREAM = 1;
  private static final int DX = 2;
  static final WarmUp WARM_UP = new WarmUp();

  private final Op.RangeGradient op;
  private final Layout layout;
  private final Sequences sequences;

  RangeGradientKernel(Op.RangeGradient op) {
    this.op = op;
    this.layout = op.spec().granularity().layout(op.x().shape());
    this.sequences = new Sequences(layout, op.x().elements());
  }

  @Override
  public void run(Workers workers) {
    Encodings e = Encodings.of(op.spec());
    ChunkSums sums = new ChunkSums(op.sums(), op.counts());
    float[][] tensors = {
      HostBuffer.floats(op.x()), HostBuffer.floats(op.upstream()), HostBuffer.floats(op.dx())
    };
    sequences.forEach(workers, tensors, 2, new Reduction(e, layout, sums));
  }

  private static final class Reduction extends RangeReduction {
    Reduction(Encodings e, Layout layout, ChunkSums sums) {
      super(e, layout, sums, WARM_UP);
    }

    @Override
    void scalars(Chunk chunk, int from) {
      int p = chunk.sequence;
      for (int j = from; j < chunk.length; j++) {
        int i = chunk.offset + j;
        float x = chunk.tensors[X][i];
        float g = chunk.tensors[UPSTREAM][i];
        float r = terms.openSteps(chunk, j, x);
        chunk.tensors[DX][i] = AffineMath.gradientToInput(x, g, r, e.lo(p), e.hi(p));
        terms.add(chunk, j, x, r, g);
      }
    }

    /** A column of vectors at a time. */
    @Override
    boolean vectors(Chunk chunk, int elements) {
      float[] x = chunk.tensors[X];
      float[] upstream = chunk.tensors[UPSTREAM];
      float[] dx = chunk.tensors[DX];
      int p = chunk.sequence;
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
        FloatVector below = zero;
        FloatVector above = zero;
        for (int i = chunk.offset + column; i < end; i += Layout.LANES) {
          FloatVector g = FloatVector.fromArray(SPECIES, upstream, i);
          FloatVector v = FloatVector.fromArray(SPECIES, x, i).mul(inv);
          FloatVector r = Simd.halfEvenSmall(v);
          VectorMask<Float> low = r.compare(LT, lo);
          VectorMask<Float> high = r.compare(GT, hi);
          VectorMask<Float> outside = low.or(high);
          g.blend(zero, outside).intoArray(dx, i);
          // NaN is not outside, so it reaches R.
          sumR = sumR.add(g.mul(r.sub(v)).blend(zero, outside));
          sumL = sumL.add(g, low);
          sumH = sumH.add(g, high);
          below = below.add(1f, low);
          above = above.add(1f, high);
        }
        sumR.intoArray(chunk.lanes, chunk.lanes(RangeTerms.R) + column);
        sumL.intoArray(chunk.lanes, chunk.lanes(RangeTerms.L) + column);
        sumH.intoArray(chunk.lanes, chunk.lanes(RangeTerms.H) + column);
        below.intoArray(chunk.lanes, chunk.lanes(sums.below()) + column);
        above.intoArray(chunk.lanes, chunk.lanes(sums.below() + 1) + column);
        nan = nan.add(sumR);
      }
      return !nan.test(IS_NAN).anyTrue();
    }
  }
}
