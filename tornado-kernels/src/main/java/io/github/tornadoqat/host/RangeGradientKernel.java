package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.QuantizationSpec;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** {@link Op.RangeGradient}: 12 bytes move for each element. */
final class RangeGradientKernel implements HostPlan.Kernel {
  /** The tensors, in the order in which they are handed around. */
  static final int X = 0;

  static final int UPSTREAM = 1;
  static final int DX = 2;

  static final WarmUp WARM_UP = new WarmUp();

  /** Of {@link RangeGradientSideBySide}. */
  static final WarmUp SIDE_BY_SIDE = new WarmUp();

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
      super(e, layout, sums, WARM_UP, RangeTerms.INSIDE);
    }

    @Override
    WarmUp warmUpSideBySide() {
      return SIDE_BY_SIDE;
    }

    @Override
    void vectors(SideBySide block) {
      RangeGradientSideBySide.reduce(e, block);
    }

    @Override
    void scalars(Batch batch, int slot, int from, RangeTerms terms) {
      float[] x = batch.tensors[X];
      float[] upstream = batch.tensors[UPSTREAM];
      float[] dx = batch.tensors[DX];
      int offset = batch.offsets[slot];
      int length = batch.lengths[slot];
      for (int j = from; j < length; j++) {
        int i = offset + j;
        float r = terms.openSteps(j, x[i]);
        dx[i] = AffineMath.gradientToInput(x[i], upstream[i], r, terms.lo, terms.hi);
        if (!terms.addClipped(j, r, upstream[i])) {
          terms.addInside(j, x[i], upstream[i] * (r - x[i] * terms.inv));
        }
      }
    }

    /**
     * Two columns of vectors at a time, half a row apart, whose sums stay in registers; with
     * AVX-512 that is all. In a method of this size C2 inlines the Vector API and no more, so other
     * calls come first; and it reads arrays' fields again for every slot unless they are variables.
     */
    @Override
    void vectors(Batch batch, int firstSlot, int lastSlot) {
      float[] x = batch.tensors[X];
      float[] upstream = batch.tensors[UPSTREAM];
      float[] dx = batch.tensors[DX];
      float[] lanes = batch.lanes;
      float[] halves = batch.halves;
      float[] encodings = e.values();
      int inverses = e.at(QuantizationSpec.INVERSE);
      int los = e.at(QuantizationSpec.LO);
      int his = e.at(QuantizationSpec.HI);
      int[] offsets = batch.offsets;
      int[] lengths = batch.lengths;
      int[] sequences = batch.sequences;
      int[] belows = batch.below;
      int[] aboves = batch.above;
      FloatVector zero = FloatVector.zero(SPECIES);
      for (int slot = firstSlot; slot < lastSlot; slot++) {
        int p = sequences[slot];
        FloatVector inv = FloatVector.broadcast(SPECIES, encodings[inverses + p]);
        FloatVector lo = FloatVector.broadcast(SPECIES, encodings[los + p]);
        FloatVector hi = FloatVector.broadcast(SPECIES, encodings[his + p]);
        int start = offsets[slot];
        int length = lengths[slot];
        int end = start + Batch.rows(length);
        boolean whole = end == start + length;
        int below = 0;
        int above = 0;
        for (int column = 0; column < Batch.HALF; column += LANES) {
          FloatVector sumR0 = zero;
          FloatVector sumR1 = zero;
          FloatVector sumL0 = zero;
          FloatVector sumL1 = zero;
          FloatVector sumH0 = zero;
          FloatVector sumH1 = zero;
          for (int i = start + column; i < end; i += Layout.LANES) {
            FloatVector v0 = FloatVector.fromArray(SPECIES, x, i).mul(inv);
            FloatVector v1 = FloatVector.fromArray(SPECIES, x, i + Batch.HALF).mul(inv);
            FloatVector r0 = Simd.halfEvenSmall(v0);
            FloatVector r1 = Simd.halfEvenSmall(v1);
            FloatVector g0 = FloatVector.fromArray(SPECIES, upstream, i);
            VectorMask<Float> low0 = r0.compare(LT, lo);
            VectorMask<Float> high0 = r0.compare(GT, hi);
            FloatVector dx0 = g0.blend(zero, low0).blend(zero, high0);
            dx0.intoArray(dx, i);
            sumR0 = sumR0.add(dx0.mul(r0.sub(v0)));
            sumL0 = sumL0.add(g0, low0);
            sumH0 = sumH0.add(g0, high0);
            FloatVector g1 = FloatVector.fromArray(SPECIES, upstream, i + Batch.HALF);
            VectorMask<Float> low1 = r1.compare(LT, lo);
            VectorMask<Float> high1 = r1.compare(GT, hi);
            FloatVector dx1 = g1.blend(zero, low1).blend(zero, high1);
            dx1.intoArray(dx, i + Batch.HALF);
            sumR1 = sumR1.add(dx1.mul(r1.sub(v1)));
            sumL1 = sumL1.add(g1, low1);
            sumH1 = sumH1.add(g1, high1);
            below += low0.trueCount() + low1.trueCount();
            above += high0.trueCount() + high1.trueCount();
          }
          if (whole) {
            int at = slot * Batch.HALF + column;
            sumR0.add(sumR1).intoArray(halves, RangeTerms.INSIDE * Batch.PITCH + at);
            sumL0.add(sumL1).intoArray(halves, RangeTerms.L * Batch.PITCH + at);
            sumH0.add(sumH1).intoArray(halves, RangeTerms.H * Batch.PITCH + at);
          } else {
            int at = column + Batch.HALF;
            sumR0.intoArray(lanes, RangeTerms.INSIDE * Layout.LANES + column);
            sumR1.intoArray(lanes, RangeTerms.INSIDE * Layout.LANES + at);
            sumL0.intoArray(lanes, RangeTerms.L * Layout.LANES + column);
            sumL1.intoArray(lanes, RangeTerms.L * Layout.LANES + at);
            sumH0.intoArray(lanes, RangeTerms.H * Layout.LANES + column);
            sumH1.intoArray(lanes, RangeTerms.H * Layout.LANES + at);
          }
        }
        belows[slot] = below;
        aboves[slot] = above;
      }
    }
  }
}
