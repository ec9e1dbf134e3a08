package io.github.tornadoqat.program;

import static io.github.tornadoqat.program.ReferenceBuffer.code;
import static io.github.tornadoqat.program.ReferenceBuffer.floats;
import static io.github.tornadoqat.program.ReferenceBuffer.ints;

import java.util.Arrays;

/** The ops of value grids and nibbles as their Javadoc states them. */
final class ReferenceGrids {
  private ReferenceGrids() {}

  static void run(GridOp op) {
    switch (op) {
      case GridOp.FakeQuantizeToGrid o -> fakeQuantize(o);
      case GridOp.QuantizeToGrid o -> quantize(o);
      case GridOp.DequantizeFromGrid o -> dequantize(o);
    }
  }

  static void run(NibbleOp op) {
    switch (op) {
      case NibbleOp.PackNibbles o -> pack(o);
      case NibbleOp.UnpackNibbles o -> unpack(o);
    }
  }

  private static void fakeQuantize(GridOp.FakeQuantizeToGrid op) {
    Membership m = Membership.of(op.granularity(), op.x().shape());
    float[] x = floats(op.x());
    float[] scales = floats(op.scales());
    float[] values = floats(op.values());
    float[] y = floats(op.y());
    for (int i = 0; i < x.length; i++) {
      float v = x[i] * scales[m.sequences() + m.sequence(i)];
      float value = values[Float.isNaN(v) ? 0 : reached(floats(op.thresholds()), v)];
      y[i] = Float.isNaN(v) ? Float.NaN : value * scales[m.sequence(i)];
    }
  }

  private static void quantize(GridOp.QuantizeToGrid op) {
    Membership m = Membership.of(op.granularity(), op.x().shape());
    float[] x = floats(op.x());
    float[] scales = floats(op.scales());
    int nans = 0;
    for (int i = 0; i < x.length; i++) {
      float v = x[i] * scales[m.sequences() + m.sequence(i)];
      code(op.codes(), i, reached(floats(op.thresholds()), Float.isNaN(v) ? 0f : v));
      nans += Float.isNaN(v) ? 1 : 0;
    }
    ints(op.nans())[0] = nans;
  }

  /** The number of thresholds ≤ v, by the JDK's search. */
  private static int reached(float[] thresholds, float v) {
    // The search puts −0 before +0, a comparison does not.
    int found = Arrays.binarySearch(thresholds, v + 0f);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static void dequantize(GridOp.DequantizeFromGrid op) {
    Membership m = Membership.of(op.granularity(), op.y().shape());
    float[] values = floats(op.values());
    float[] y = floats(op.y());
    for (int i = 0; i < y.length; i++) {
      int code = Math.max(0, Math.min(values.length - 1, code(op.codes(), i)));
      y[i] = values[code] * floats(op.scales())[m.sequence(i)];
    }
  }

  private static void pack(NibbleOp.PackNibbles op) {
    int n = Math.toIntExact(op.codes().elements());
    for (int k = 0; 2 * k < n; k++) {
      int low = Math.floorMod(code(op.codes(), 2 * k), 16);
      int high = 2 * k + 1 < n ? Math.floorMod(code(op.codes(), 2 * k + 1), 16) : 0;
      code(op.packed(), k, low + 16 * high);
    }
  }

  private static void unpack(NibbleOp.UnpackNibbles op) {
    for (int i = 0; i < op.codes().elements(); i++) {
      int pair = code(op.packed(), i / 2);
      int nibble = i % 2 == 0 ? pair % 16 : pair / 16;
      boolean negative = op.codes().type() == ElementType.I8 && nibble >= 8;
      code(op.codes(), i, negative ? nibble - 16 : nibble);
    }
  }
}
