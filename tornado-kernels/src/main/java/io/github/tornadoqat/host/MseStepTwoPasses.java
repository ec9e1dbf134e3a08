package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.QuantizationSpec;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The vectors of {@link MseStepKernel} in two passes, for few clips: the first adds up what is
 * inside the range and queues the rows that have an element outside, the second adds up what is
 * outside in these, in the same order, and so to the same bits, as {@link MseStepOnePass}.
 */
final class MseStepTwoPasses {
  private MseStepTwoPasses() {}

  /** Reduces whole rows of a slot, as {@link RangeReduction#vectors}. */
  static void reduce(Encodings e, Batch batch, int slot) {
    batch.below[slot] = 0;
    batch.above[slot] = 0;
    for (int column = 0; column < Batch.HALF; column += LANES) {
      int queued = inside(e, batch, slot, column);
      outside(e, batch, slot, column, queued);
    }
  }

  /** Reduces with every row queued, so that the compiler sees the second pass too. */
  static void rehearse(Encodings e, Batch batch, int slot) {
    int rows = Batch.rows(batch.lengths[slot]) / Layout.LANES;
    for (int column = 0; column < Batch.HALF; column += LANES) {
      inside(e, batch, slot, column);
      for (int row = 0; row < rows; row++) {
        batch.queue[row] = batch.offsets[slot] + row * Layout.LANES + column;
      }
      outside(e, batch, slot, column, rows);
    }
  }

  /** The inside error; gives how many rows it queued. Without branches, as few are foreseeable. */
  private static int inside(Encodings e, Batch batch, int slot, int column) {
    float[] x = batch.tensors[0];
    int[] queue = batch.queue;
    int p = batch.sequences[slot];
    float[] encodings = e.values();
    FloatVector s = FloatVector.broadcast(SPECIES, encodings[e.at(QuantizationSpec.SCALE) + p]);
    FloatVector inv = FloatVector.broadcast(SPECIES, encodings[e.at(QuantizationSpec.INVERSE) + p]);
    FloatVector lo = FloatVector.broadcast(SPECIES, encodings[e.at(QuantizationSpec.LO) + p]);
    FloatVector hi = FloatVector.broadcast(SPECIES, encodings[e.at(QuantizationSpec.HI) + p]);
    int start = batch.offsets[slot];
    int length = batch.lengths[slot];
    int end = start + Batch.rows(length);
    FloatVector inside0 = FloatVector.zero(SPECIES);
    FloatVector inside1 = FloatVector.zero(SPECIES);
    int queued = 0;
    for (int i = start + column; i < end; i += Layout.LANES) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, i);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, i + Batch.HALF);
      FloatVector r0 = Simd.halfEvenSmall(x0.mul(inv));
      FloatVector r1 = Simd.halfEvenSmall(x1.mul(inv));
      VectorMask<Float> in0 = r0.compare(LE, hi, r0.compare(GE, lo));
      VectorMask<Float> in1 = r1.compare(LE, hi, r1.compare(GE, lo));
      FloatVector d0 = r0.mul(s).sub(x0);
      FloatVector d1 = r1.mul(s).sub(x1);
      inside0 = inside0.add(d0.mul(d0), in0);
      inside1 = inside1.add(d1.mul(d1), in1);
      queue[queued] = i;
      queued += (2 * LANES - 1 - in0.and(in1).trueCount()) / LANES;
    }
    if (end == start + length) {
      int at = slot * Batch.HALF + column;
      inside0.add(inside1).intoArray(batch.halves, Op.MseStep.INSIDE * Batch.PITCH + at);
    } else {
      int at = Op.MseStep.INSIDE * Layout.LANES + column;
      inside0.intoArray(batch.lanes, at);
      inside1.intoArray(batch.lanes, at + Batch.HALF);
    }
    return queued;
  }

  /** L, H, the outside error and the counts, of the rows that are queued. */
  private static void outside(Encodings e, Batch batch, int slot, int column, int queued) {
    float[] x = batch.tensors[0];
    int[] queue = batch.queue;
    int p = batch.sequences[slot];
    float[] encodings = e.values();
    FloatVector s = FloatVector.broadcast(SPECIES, encodings[e.at(QuantizationSpec.SCALE) + p]);
    FloatVector inv = FloatVector.broadcast(SPECIES, encodings[e.at(QuantizationSpec.INVERSE) + p]);
    FloatVector lo = FloatVector.broadcast(SPECIES, encodings[e.at(QuantizationSpec.LO) + p]);
    FloatVector hi = FloatVector.broadcast(SPECIES, encodings[e.at(QuantizationSpec.HI) + p]);
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector sumL0 = zero;
    FloatVector sumL1 = zero;
    FloatVector sumH0 = zero;
    FloatVector sumH1 = zero;
    FloatVector outside0 = zero;
    FloatVector outside1 = zero;
    int below = 0;
    int above = 0;
    for (int k = 0; k < queued; k++) {
      int i = queue[k];
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, i);
      FloatVector r0 = Simd.halfEvenSmall(x0.mul(inv));
      VectorMask<Float> low0 = r0.compare(LT, lo);
      VectorMask<Float> high0 = r0.compare(GT, hi);
      FloatVector q0 = r0.blend(lo, low0).blend(hi, high0);
      FloatVector d0 = q0.mul(s).sub(x0);
      sumL0 = sumL0.add(d0, low0);
      sumH0 = sumH0.add(d0, high0);
      outside0 = outside0.add(d0.mul(d0), r0.compare(NE, q0));
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, i + Batch.HALF);
      FloatVector r1 = Simd.halfEvenSmall(x1.mul(inv));
      VectorMask<Float> low1 = r1.compare(LT, lo);
      VectorMask<Float> high1 = r1.compare(GT, hi);
      FloatVector q1 = r1.blend(lo, low1).blend(hi, high1);
      FloatVector d1 = q1.mul(s).sub(x1);
      sumL1 = sumL1.add(d1, low1);
      sumH1 = sumH1.add(d1, high1);
      outside1 = outside1.add(d1.mul(d1), r1.compare(NE, q1));
      below += low0.trueCount() + low1.trueCount();
      above += high0.trueCount() + high1.trueCount();
    }
    int length = batch.lengths[slot];
    if (Batch.rows(length) == length) {
      float[] halves = batch.halves;
      int at = slot * Batch.HALF + column;
      sumL0.add(sumL1).intoArray(halves, Op.MseStep.L * Batch.PITCH + at);
      sumH0.add(sumH1).intoArray(halves, Op.MseStep.H * Batch.PITCH + at);
      outside0.add(outside1).intoArray(halves, Op.MseStep.OUTSIDE * Batch.PITCH + at);
    } else {
      float[] lanes = batch.lanes;
      int at = column + Batch.HALF;
      sumL0.intoArray(lanes, Op.MseStep.L * Layout.LANES + column);
      sumL1.intoArray(lanes, Op.MseStep.L * Layout.LANES + at);
      sumH0.intoArray(lanes, Op.MseStep.H * Layout.LANES + column);
      sumH1.intoArray(lanes, Op.MseStep.H * Layout.LANES + at);
      outside0.intoArray(lanes, Op.MseStep.OUTSIDE * Layout.LANES + column);
      outside1.intoArray(lanes, Op.MseStep.OUTSIDE * Layout.LANES + at);
    }
    batch.below[slot] += below;
    batch.above[slot] += above;
  }
}
