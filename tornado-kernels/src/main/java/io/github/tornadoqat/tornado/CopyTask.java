package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Buffer;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** A copy, which no op is: what memory allows, to measure ops by. 8 bytes move for each element. */
final class CopyTask {
  private CopyTask() {}

  static void copyFloatsKernel(
      KernelContext context, FloatArray from, FloatArray to, int n, int perItem) {
    int first = context.groupIdx * Launch.GROUP * perItem + context.localIdx;
    for (int k = 0; k < perItem; k++) {
      int i = first + k * Launch.GROUP;
      if (i < n) {
        to.set(i, from.get(i));
      }
    }
  }

  /**
   * A copy by items that take some elements each.
   *
   * @param from F32
   * @param to F32, of as many elements
   */
  static Launch of(String id, Buffer from, Buffer to, int perItem, Arrays arrays) {
    int n = (int) from.elements();
    return new Launch(
        TaskPackage.createPackage(
            id,
            CopyTask::copyFloatsKernel,
            arrays.context(),
            arrays.floats(from),
            arrays.floats(to),
            n,
            perItem),
        Math.ceilDiv(n, Launch.GROUP * perItem));
  }
}
