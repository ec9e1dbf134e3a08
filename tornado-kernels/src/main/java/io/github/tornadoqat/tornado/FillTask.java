package io.github.tornadoqat.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Zeros for counters that other tasks add to. */
final class FillTask {
  private FillTask() {}

  static void zeroKernel(KernelContext context, IntArray counts, int n) {
    int first = context.groupIdx * Launch.TILE + context.localIdx;
    for (int k = 0; k < Launch.PER_ITEM; k++) {
      int i = first + k * Launch.GROUP;
      if (i < n) {
        counts.set(i, 0);
      }
    }
  }

  static Launch of(String id, IntArray counts, Arrays arrays) {
    int n = counts.getSize();
    return Launch.tiles(
        TaskPackage.createPackage(id, FillTask::zeroKernel, arrays.context(), counts, n), n);
  }
}
