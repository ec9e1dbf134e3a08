package io.github.tornadoqat.host;

import static io.github.tornadoqat.host.Simd.LANES;
import static io.github.tornadoqat.host.Simd.SPECIES;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.QuantizationSpec;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** The vectors of {@link RangeGradientKernel} over sequences that lie side by side. */
final class RangeGradientSideBySide {
  private static final int ROW = SideBySide.COUNT;

  private RangeGradientSideBySide() {}

  /** Writes dx and leaves lanes and counts in the block; NaN, which is not counted, makes R NaN. */
  static void reduce(Encodings e, SideBySide block) {
    block.clear();
    for (int q = 0; q < ROW; q += LANES) {
      rows(e, block, q);
    }
  }

  private static void rows(Encodings e, SideBySide block, int q) {
    float[] x = block.batch.tensors[RangeGradientKernel.X];
    float[] upstream = block.batch.tensors[RangeGradientKernel.UPSTREAM];
    float[] dx = block.batch.tensors[RangeGradientKernel.DX];
    float[] lanes = block.lanes;
    int p = block.sequence + q;
    FloatVector inv = Simd.load(e.values(), e.at(QuantizationSpec.INVERSE) + p);
    FloatVector lo = Simd.load(e.values(), e.at(QuantizationSpec.LO) + p);
    FloatVector hi = Simd.load(e.values(), e.at(QuantizationSpec.HI) + p);
    FloatVector zero = FloatVector.zero(SPECIES);
    int stride = block.stride;
    int rows = block.rows;
    int i = block.offset + q;
    for (int j = 0; j < rows; j++) {
      FloatVector v = Simd.load(x, i).mul(inv);
      FloatVector g = Simd.load(upstream, i);
      FloatVector r = Simd.halfEvenSmall(v);
      VectorMask<Float> low = r.compare(LT, lo);
      VectorMask<Float> high = r.compare(GT, hi);
      VectorMask<Float> clipped = low.or(high);
      FloatVector inside = g.blend(zero, clipped);
      inside.intoArray(dx, i);
      int at = j % Layout.LANES * ROW + q;
      int atR = RangeTerms.INSIDE * SideBySide.PLANE + at;
      Simd.load(lanes, atR).add(inside.mul(r.sub(v))).intoArray(lanes, atR);
      if (clipped.anyTrue()) {
        Simd.add(lanes, RangeTerms.L * SideBySide.PLANE + at, g, low);
        Simd.add(lanes, RangeTerms.H * SideBySide.PLANE + at, g, high);
        Simd.count(block.batch.below, q, low);
        Simd.count(block.batch.above, q, high);
      }
      i += stride;
    }
  }
}
