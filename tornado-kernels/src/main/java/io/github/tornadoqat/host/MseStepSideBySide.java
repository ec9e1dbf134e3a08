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
  private static final int ROW = SideBySide.COUNT;

  private MseStepSideBySide() {}

  /**
   * Leaves lanes and counts in the block; NaN, which is not counted, makes the inside error NaN.
   */
  static void reduce(Encodings e, SideBySide block) {
    block.clear();
    for (int q = 0; q < ROW; q += LANES) {
      rows(e, block, q);
    }
  }

  /** A vector's sequences; sums are kept in memory, where a row finds those of 32 rows before. */
  private static void rows(Encodings e, SideBySide block, int q) {
    float[] x = block.batch.tensors[0];
    float[] lanes = block.lanes;
    int p = block.sequence + q;
    FloatVector s = Simd.load(e.values(), e.at(QuantizationSpec.SCALE) + p);
    FloatVector inv = Simd.load(e.values(), e.at(QuantizationSpec.INVERSE) + p);
    FloatVector lo = Simd.load(e.values(), e.at(QuantizationSpec.LO) + p);
    FloatVector hi = Simd.load(e.values(), e.at(QuantizationSpec.HI) + p);
    int stride = block.stride;
    int rows = block.rows;
    int i = block.offset + q;
    for (int j = 0; j < rows; j++) {
      FloatVector v = Simd.load(x, i);
      FloatVector r = Simd.halfEvenSmall(v.mul(inv));
      VectorMask<Float> low = r.compare(LT, lo);
      VectorMask<Float> high = r.compare(GT, hi);
      VectorMask<Float> clipped = low.or(high);
      FloatVector d = r.blend(lo, low).blend(hi, high).mul(s).sub(v);
      FloatVector square = d.mul(d);
      int at = j % Layout.LANES * ROW + q;
      Simd.add(lanes, Op.MseStep.INSIDE * SideBySide.PLANE + at, square, clipped.not());
      if (clipped.anyTrue()) {
        Simd.add(lanes, Op.MseStep.L * SideBySide.PLANE + at, d, low);
        Simd.add(lanes, Op.MseStep.H * SideBySide.PLANE + at, d, high);
        Simd.add(lanes, Op.MseStep.OUTSIDE * SideBySide.PLANE + at, square, clipped);
        Simd.count(block.batch.below, q, low);
        Simd.count(block.batch.above, q, high);
      }
      i += stride;
    }
  }
}
