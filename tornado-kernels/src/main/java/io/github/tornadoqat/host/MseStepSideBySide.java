package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.QuantizationSpec;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** The vectors of {@link MseStepKernel} over sequences that lie side by side. */
final class MseStepSideBySide {
  private MseStepSideBySide() {}

  /**
   * Leaves lanes and counts in the block; NaN, which is not counted, makes the inside error NaN.
   */
  static void reduce(Encodings e, SideBySide block) {
    block.clear();
    for (int j = 0; j < block.rows; j++) {
      row(e, block, j);
    }
  }

  /** Sums are kept in memory, where a row finds those of 32 rows before. */
  private static void row(Encodings e, SideBySide block, int j) {
    float[] x = block.tensors[0];
    float[] lanes = block.lanes;
    float[] encodings = e.values();
    int scales = e.at(QuantizationSpec.SCALE) + block.sequence;
    int inverses = e.at(QuantizationSpec.INVERSE) + block.sequence;
    int los = e.at(QuantizationSpec.LO) + block.sequence;
    int his = e.at(QuantizationSpec.HI) + block.sequence;
    int count = block.count;
    int from = block.offset + j * block.stride;
    int to = Op.MseStep.INSIDE * block.plane + j % Layout.LANES * count;
    for (int q = 0; q < count; q += LANES) {
      FloatVector v = Simd.load(x, from + q);
      FloatVector r = Simd.halfEvenSmall(v.mul(Simd.load(encodings, inverses + q)));
      VectorMask<Float> low = r.compare(LT, Simd.load(encodings, los + q));
      VectorMask<Float> high = r.compare(GT, Simd.load(encodings, his + q));
      VectorMask<Float> clipped = low.or(high);
      FloatVector d = r.mul(Simd.load(encodings, scales + q)).sub(v);
      Simd.add(lanes, to + q, d.mul(d), clipped.not());
      if (clipped.anyTrue()) {
        clipped(e, block, j, q);
      }
    }
  }

  /** Adds what a vector has clipped. */
  private static void clipped(Encodings e, SideBySide block, int j, int q) {
    float[] lanes = block.lanes;
    int plane = block.plane;
    int p = block.sequence + q;
    FloatVector s = Simd.load(e.values(), e.at(QuantizationSpec.SCALE) + p);
    FloatVector inv = Simd.load(e.values(), e.at(QuantizationSpec.INVERSE) + p);
    FloatVector lo = Simd.load(e.values(), e.at(QuantizationSpec.LO) + p);
    FloatVector hi = Simd.load(e.values(), e.at(QuantizationSpec.HI) + p);
    FloatVector v = Simd.load(block.tensors[0], block.offset + j * block.stride + q);
    FloatVector r = Simd.halfEvenSmall(v.mul(inv));
    VectorMask<Float> low = r.compare(LT, lo);
    VectorMask<Float> high = r.compare(GT, hi);
    FloatVector d = lo.blend(hi, high).mul(s).sub(v);
    int at = j % Layout.LANES * block.count + q;
    Simd.add(lanes, Op.MseStep.L * plane + at, d, low);
    Simd.add(lanes, Op.MseStep.H * plane + at, d, high);
    Simd.add(lanes, Op.MseStep.OUTSIDE * plane + at, d.mul(d), low.or(high));
    Simd.count(block.below, q, low);
    Simd.count(block.above, q, high);
  }
}
