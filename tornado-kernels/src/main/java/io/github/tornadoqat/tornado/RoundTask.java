package io.github.tornadoqat.tornado;

import io.github.tornadoqat.math.CounterRandom;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Op;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;

/** {@link Op.Round}: 8 bytes move for each element. */
final class RoundTask {
  private RoundTask() {}

  static void roundKernel(
      KernelContext context, FloatArray x, LongArray random, FloatArray y, int n, int mode) {
    int first = context.groupIdx * Launch.TILE + context.localIdx;
    for (int k = 0; k < Launch.PER_ITEM; k++) {
      int i = first + k * Launch.GROUP;
      if (i < n) {
        float u = 0f;
        if (mode == Rounding.STOCHASTIC_CODE) {
          u = CounterRandom.uniform(random.get(0), random.get(1), random.get(2) + i);
        }
        y.set(i, Rounding.round(mode, x.get(i), u));
      }
    }
  }

  static Launch of(String id, Op.Round op, Arrays arrays) {
    int n = (int) op.x().elements();
    return Launch.tiles(
        TaskPackage.createPackage(
            id,
            RoundTask::roundKernel,
            arrays.context(),
            arrays.floats(op.x()),
            arrays.random(op.rounding()),
            arrays.floats(op.y()),
            n,
            op.rounding().mode().code()),
        n);
  }
}
