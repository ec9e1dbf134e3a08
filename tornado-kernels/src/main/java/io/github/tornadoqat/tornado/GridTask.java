package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.GridOp;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * {@link GridOp.FakeQuantizeToGrid}: 8 bytes move for each element, tables apart. The search takes
 * as many steps for every element, as the number of thresholds is a literal.
 */
final class GridTask {
  private GridTask() {}

  // A kernel cannot call Float.isNaN.
  @SuppressWarnings("IdentityBinaryExpression")
  static void fakeQuantizeToGridKernel(
      KernelContext context,
      FloatArray x,
      FloatArray scales,
      FloatArray values,
      FloatArray thresholds,
      FloatArray y,
      int n,
      int columns,
      int borders,
      int outer,
      int a,
      int block,
      int b,
      int inner) {
    int first = context.groupIdx * Launch.TILE + context.localIdx;
    for (int k = 0; k < Launch.PER_ITEM; k++) {
      int i = first + k * Launch.GROUP;
      if (i < n) {
        int p = Columns.column(i, outer, a, block, b, inner);
        float v = x.get(i) * scales.get(columns + p);
        float value = values.get(index(v, thresholds, borders)) * scales.get(p);
        y.set(i, v != v ? v : value);
      }
    }
  }

  /** {@link io.github.tornadoqat.math.ValueGrid#index}, of a device's array. */
  static int index(float v, FloatArray thresholds, int borders) {
    int first = 0;
    int n = borders;
    while (n > 1) {
      int half = n >> 1;
      first = v >= thresholds.get(first + half - 1) ? first + half : first;
      n -= half;
    }
    if (n == 1) {
      first = v >= thresholds.get(first) ? first + 1 : first;
    }
    return first;
  }

  static Launch of(String id, GridOp.FakeQuantizeToGrid op, Arrays arrays) {
    int n = (int) op.x().elements();
    Columns c = Columns.of(op.granularity(), op.x().shape());
    return Launch.tiles(
        TaskPackage.createPackage(
            id,
            GridTask::fakeQuantizeToGridKernel,
            arrays.context(),
            arrays.floats(op.x()),
            arrays.floats(op.scales()),
            arrays.floats(op.values()),
            arrays.floats(op.thresholds()),
            arrays.floats(op.y()),
            n,
            (int) op.scales().shape().length(1),
            (int) op.thresholds().elements(),
            c.outer(),
            c.a(),
            c.block(),
            c.b(),
            c.inner()),
        n);
  }
}
