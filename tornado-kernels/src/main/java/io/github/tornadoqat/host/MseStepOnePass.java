package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.QuantizationSpec;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** The vectors of {@link MseStepKernel} in one pass: for short chunks and for many clips. */
final class MseStepOnePass {
  private MseStepOnePass() {}

  /**
   * Reduces whole rows of some slots, as {@link RangeReduction#vectors}.
   *
   * <p>Two columns of vectors at a time, half a row apart, whose sums stay in registers; with
   * AVX-512 that is all. In a method of this size C2 inlines the Vector API and no more, so other
   * calls come first; and it reads arrays' fields again for every slot unless they are variables.
   */
  static void reduce(Encodings e, Batch batch, int firstSlot, int lastSlot) {
    float[] x = batch.tensors[0];
    float[] lanes = batch.lanes;
    float[] halves = batch.halves;
    float[] encodings = e.values();
    int scales = e.at(QuantizationSpec.SCALE);
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
      FloatVector s = FloatVector.broadcast(SPECIES, encodings[scales + p]);
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
        FloatVector inside0 = zero;
        FloatVector inside1 = zero;
        FloatVector sumL0 = zero;
        FloatVector sumL1 = zero;
        FloatVector sumH0 = zero;
        FloatVector sumH1 = zero;
        FloatVector outside0 = zero;
        FloatVector outside1 = zero;
        for (int i = start + column; i < end; i += Layout.LANES) {
          FloatVector x0 = FloatVector.fromArray(SPECIES, x, i);
          FloatVector x1 = FloatVector.fromArray(SPECIES, x, i + Batch.HALF);
          FloatVector r0 = Simd.halfEvenSmall(x0.mul(inv));
          FloatVector r1 = Simd.halfEvenSmall(x1.mul(inv));
          VectorMask<Float> low0 = r0.compare(LT, lo);
          VectorMask<Float> high0 = r0.compare(GT, hi);
          FloatVector q0 = r0.blend(lo, low0).blend(hi, high0);
          FloatVector d0 = q0.mul(s).sub(x0);
          FloatVector square0 = d0.mul(d0);
          VectorMask<Float> in0 = r0.compare(EQ, q0);
          inside0 = inside0.add(square0, in0);
          outside0 = outside0.add(square0, in0.not());
          sumL0 = sumL0.add(d0, low0);
          sumH0 = sumH0.add(d0, high0);
          VectorMask<Float> low1 = r1.compare(LT, lo);
          VectorMask<Float> high1 = r1.compare(GT, hi);
          FloatVector q1 = r1.blend(lo, low1).blend(hi, high1);
          FloatVector d1 = q1.mul(s).sub(x1);
          FloatVector square1 = d1.mul(d1);
          VectorMask<Float> in1 = r1.compare(EQ, q1);
          inside1 = inside1.add(square1, in1);
          outside1 = outside1.add(square1, in1.not());
          sumL1 = sumL1.add(d1, low1);
          sumH1 = sumH1.add(d1, high1);
          below += low0.trueCount() + low1.trueCount();
          above += high0.trueCount() + high1.trueCount();
        }
        if (whole) {
          int at = slot * Batch.HALF + column;
          inside0.add(inside1).intoArray(halves, Op.MseStep.INSIDE * Batch.PITCH + at);
          sumL0.add(sumL1).intoArray(halves, Op.MseStep.L * Batch.PITCH + at);
          sumH0.add(sumH1).intoArray(halves, Op.MseStep.H * Batch.PITCH + at);
          outside0.add(outside1).intoArray(halves, Op.MseStep.OUTSIDE * Batch.PITCH + at);
        } else {
          int at = column + Batch.HALF;
          inside0.intoArray(lanes, Op.MseStep.INSIDE * Layout.LANES + column);
          inside1.intoArray(lanes, Op.MseStep.INSIDE * Layout.LANES + at);
          sumL0.intoArray(lanes, Op.MseStep.L * Layout.LANES + column);
          sumL1.intoArray(lanes, Op.MseStep.L * Layout.LANES + at);
          sumH0.intoArray(lanes, Op.MseStep.H * Layout.LANES + column);
          sumH1.intoArray(lanes, Op.MseStep.H * Layout.LANES + at);
          outside0.intoArray(lanes, Op.MseStep.OUTSIDE * Layout.LANES + column);
          outside1.intoArray(lanes, Op.MseStep.OUTSIDE * Layout.LANES + at);
        }
      }
      belows[slot] = below;
      aboves[slot] = above;
    }
  }
}
