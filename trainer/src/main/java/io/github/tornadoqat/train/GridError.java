package io.github.tornadoqat.train;

import io.github.tornadoqat.math.ValueGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.GridOp;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.quantizer.Range;
import java.util.List;

/** What rounding a slice to a value grid costs. */
public final class GridError {
  private GridError() {}

  /**
   * The squared error, summed over the slice. Each range is scaled so that its greatest magnitude
   * is that of the grid.
   *
   * @param ranges those of the slice's values
   * @param grid its greatest magnitude is finite
   */
  public static double of(Backend backend, Slice slice, List<Range> ranges, ValueGrid grid) {
    float[] values = grid.values();
    float[] thresholds = grid.thresholds();
    float[] x = slice.values();
    float[] rounded = new float[x.length];
    int n = ranges.size();
    float[] scales = scales(ranges, Math.max(Math.abs(values[0]), values[values.length - 1]));
    try (Buffer in = backend.wrap(x, slice.shape());
        Buffer table = backend.wrap(values, Shape.of(values.length));
        Buffer borders = backend.wrap(thresholds, Shape.of(thresholds.length));
        Buffer columns = backend.wrap(scales, Shape.of(2, n));
        Buffer y = backend.allocate(ElementType.F32, slice.shape(), Residency.RESULT);
        Plan plan =
            backend.compile(
                Program.of(
                    new GridOp.FakeQuantizeToGrid(
                        in, slice.granularity(), columns, table, borders, y)))) {
      plan.execute();
      y.get(rounded);
    }
    double error = 0;
    for (int i = 0; i < x.length; i++) {
      double d = (double) rounded[i] - x[i];
      error += d * d;
    }
    return error;
  }

  /** Scales, then their inverses, which must be finite. */
  private static float[] scales(List<Range> ranges, float greatest) {
    int n = ranges.size();
    float[] scales = new float[2 * n];
    for (int p = 0; p < n; p++) {
      double reach = Math.max(Math.abs(ranges.get(p).min()), Math.abs(ranges.get(p).max()));
      scales[p] = Math.max((float) (reach / greatest), Float.MIN_NORMAL);
      scales[n + p] = 1f / scales[p];
    }
    return scales;
  }
}
