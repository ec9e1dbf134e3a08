package io.github.tornadoqat.tornado;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.math.CounterRandom;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.QuantizationSpec;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/** {@link Op.FakeQuantize}: 8 bytes move for each element. */
final class FakeQuantizeTask {
  private FakeQuantizeTask() {}

  static void fakeQuantizeKernel(
      KernelContext context,
      FloatArray x,
      FloatArray encodings,
      LongArray random,
      FloatArray y,
      int n,
      int columns,
      int mode,
      int outer,
      int a,
      int block,
      int b,
      int inner) {
    int first = context.groupIdx * Launch.TILE + context.localIdx;
    float scale = encodings.get(0);
    float inv = encodings.get(QuantizationSpec.INVERSE * columns);
    float lo = encodings.get(QuantizationSpec.LO * columns);
    float hi = encodings.get(QuantizationSpec.HI * columns);
    for (int k = 0; k < Launch.PER_ITEM; k++) {
      int i = first + k * Launch.GROUP;
      if (i < n) {
        if (columns > 1) {
          int p = Columns.column(i, outer, a, block, b, inner);
          scale = encodings.get(p);
          inv = encodings.get(QuantizationSpec.INVERSE * columns + p);
          lo = encodings.get(QuantizationSpec.LO * columns + p);
          hi = encodings.get(QuantizationSpec.HI * columns + p);
        }
        float u = 0f;
        if (mode == Rounding.STOCHASTIC_CODE) {
          u = CounterRandom.uniform(random.get(0), random.get(1), random.get(2) + i);
        }
        float steps = AffineMath.steps(mode, x.get(i), inv, lo, hi, u);
        y.set(i, steps * scale);
      }
    }
  }

  static Launch of(String id, Op.FakeQuantize op, Arrays arrays) {
    int n = (int) op.x().elements();
    Columns c = Columns.of(op.spec().granularity(), op.x().shape());
    return Launch.tiles(
        TaskPackage.createPackage(
            id,
            FakeQuantizeTask::fakeQuantizeKernel,
            arrays.context(),
            arrays.floats(op.x()),
            arrays.floats(op.spec().encodings()),
            arrays.random(op.spec().rounding()),
            arrays.floats(op.y()),
            n,
            Arrays.columns(op.spec()),
            op.spec().rounding().mode().code(),
            c.outer(),
            c.a(),
            c.block(),
            c.b(),
            c.inner()),
        n);
  }
}
