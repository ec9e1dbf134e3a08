package io.github.tornadoqat.tornado;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.program.Op;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** {@link Op.Clip}: 8 bytes move for each element. */
final class ClipTask {
  private ClipTask() {}

  static void clipKernel(
      KernelContext context,
      FloatArray x,
      FloatArray bounds,
      FloatArray y,
      int n,
      int columns,
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
        y.set(i, AffineMath.clip(x.get(i), bounds.get(p), bounds.get(columns + p)));
      }
    }
  }

  static Launch of(String id, Op.Clip op, Arrays arrays) {
    int n = (int) op.x().elements();
    Columns c = Columns.of(op.granularity(), op.x().shape());
    return Launch.tiles(
        TaskPackage.createPackage(
            id,
            ClipTask::clipKernel,
            arrays.context(),
            arrays.floats(op.x()),
            arrays.floats(op.bounds()),
            arrays.floats(op.y()),
            n,
            (int) op.bounds().shape().length(1),
            c.outer(),
            c.a(),
            c.block(),
            c.b(),
            c.inner()),
        n);
  }
}
