package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.StatisticsOp;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** {@link StatisticsOp.Histogram}: 4 bytes move for each element, and a counter is increased. */
final class HistogramTask {
  private HistogramTask() {}

  static void histogramKernel(
      KernelContext context,
      FloatArray x,
      FloatArray range,
      IntArray counts,
      int n,
      int columns,
      int bins,
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
        int bin =
            bin(x.get(i), range.get(p), range.get(columns + p), range.get(2 * columns + p), bins);
        context.atomicAdd(counts, p * (bins + StatisticsOp.Histogram.EXTRAS) + bin, 1);
      }
    }
  }

  /** The column that counts v. */
  // A kernel cannot call Float.isNaN.
  @SuppressWarnings("IdentityBinaryExpression")
  private static int bin(float v, float low, float high, float inverseWidth, int bins) {
    if (v != v) {
      return bins + 2;
    }
    if (v < low) {
      return bins;
    }
    if (v > high) {
      return bins + 1;
    }
    float position = (v - low) * inverseWidth;
    // The conversion of NaN and of numbers beyond the integers differs from device to device.
    float last = bins - 1;
    return position > last ? bins - 1 : (position > 0f ? (int) position : 0);
  }

  static List<Launch> of(String id, StatisticsOp.Histogram op, Arrays arrays) {
    int n = (int) op.x().elements();
    Columns c = Columns.of(op.granularity(), op.x().shape());
    IntArray counts = arrays.ints(op.counts());
    Launch count =
        Launch.tiles(
            TaskPackage.createPackage(
                id,
                HistogramTask::histogramKernel,
                arrays.context(),
                arrays.floats(op.x()),
                arrays.floats(op.range()),
                counts,
                n,
                (int) op.range().shape().length(1),
                op.bins(),
                c.outer(),
                c.a(),
                c.block(),
                c.b(),
                c.inner()),
            n);
    return List.of(FillTask.of(id + "zeros", counts, arrays), count);
  }
}
