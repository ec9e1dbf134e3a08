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
  private RangeGradientSideBySide() {}

  /** Writes dx and leaves lanes and counts in the block; NaN, which is not counted, makes R NaN. */
  static void reduce(Encodings e, SideBySide block) {
    block.clear();
    for (int j = 0; j < block.rows; j++) {
      row(e, block, j);
    }
  }

  private static void row(Encodings e, SideBySide block, int j) {
    float[] x = block.tensors[RangeGradientKernel.X];
    float[] upstream = block.tensors[RangeGradientKernel.UPSTREAM];
    float[] dx = block.tensors[RangeGradientKernel.DX];
    float[] lanes = block.lanes;
    float[] encodings = e.values();
    int inverses = e.at(QuantizationSpec.INVERSE) + block.sequence;
    int los = e.at(QuantizationSpec.LO) + block.sequence;
    int his = e.at(QuantizationSpec.HI) + block.sequence;
    FloatVector zero = FloatVector.zero(SPECIES);
    int plane = block.plane;
    int count = block.count;
    int from = block.offset + j * block.stride;
    int to = j % Layout.LANES * count;
    for (int q = 0; q < count; q += LANES) {
      FloatVector v = Simd.load(x, from + q).mul(Simd.load(encodings, inverses + q));
      FloatVector g = Simd.load(upstream, from + q);
      FloatVector r = Simd.halfEvenSmall(v);
      VectorMask<Float> low = r.compare(LT, Simd.load(encodings, los + q));
      VectorMask<Float> high = r.compare(GT, Simd.load(encodings, his + q));
      VectorMask<Float> clipped = low.or(high);
      FloatVector inside = g.blend(zero, clipped);
      inside.intoArray(dx, from + q);
      int at = RangeTerms.INSIDE * plane + to + q;
      Simd.load(lanes, at).add(inside.mul(r.sub(v))).intoArray(lanes, at);
      if (clipped.anyTrue()) {
        Simd.add(lanes, RangeTerms.L * plane + to + q, g, low);
        Simd.add(lanes, RangeTerms.H * plane + to + q, g, high);
        Simd.count(block.below, q, low);
        Simd.count(block.above, q, high);
      }
    }
  }
}
