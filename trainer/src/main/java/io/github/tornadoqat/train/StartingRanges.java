package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.program.StatisticsOp;
import io.github.tornadoqat.quantizer.Observer;
import io.github.tornadoqat.quantizer.Observers;
import io.github.tornadoqat.quantizer.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The ranges of a slice's values, and those that learning starts from. */
public final class StartingRanges {
  private StartingRanges() {}

  /**
   * The least and the greatest value of each range.
   *
   * @throws NonFiniteException if there is a NaN or an infinity
   */
  public static List<Range> ofData(Backend backend, Slice slice) {
    int n = slice.layout().sequences();
    float[] ends = new float[2 * n];
    int[] nans = new int[n];
    try (Buffer x = backend.wrap(slice.values(), slice.shape());
        Buffer range = backend.allocate(ElementType.F32, Shape.of(2, n), Residency.RESULT);
        Buffer counts = backend.allocate(ElementType.I32, Shape.of(n), Residency.RESULT);
        Plan plan =
            backend.compile(
                Program.of(new StatisticsOp.MinMax(x, slice.granularity(), range, counts)))) {
      plan.execute();
      range.get(ends);
      counts.get(nans);
    }
    List<Range> ranges = new ArrayList<>(n);
    for (int p = 0; p < n; p++) {
      if (nans[p] > 0 || Float.isInfinite(ends[p]) || Float.isInfinite(ends[n + p])) {
        throw new NonFiniteException(countNonFinite(slice.values()));
      }
      ranges.add(new Range(ends[p], ends[n + p]));
    }
    return ranges;
  }

  private static long countNonFinite(float[] values) {
    long count = 0;
    for (float v : values) {
      count += Float.isFinite(v) ? 0 : 1;
    }
    return count;
  }

  /** What an observer says of each range. */
  static List<Range> observed(Slice slice, String observer, IntegerGrid grid) {
    Supplier<Observer> create = Observers.parse(observer, grid);
    Layout layout = slice.layout();
    List<Range> ranges = new ArrayList<>(layout.sequences());
    for (int p = 0; p < layout.sequences(); p++) {
      int from = (int) layout.start(p);
      Observer o = create.get();
      o.observe(slice.values(), from, from + (int) layout.length(p));
      ranges.add(o.range());
    }
    return ranges;
  }

  /** Values that cannot be quantized. */
  public static final class NonFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NonFiniteException(long count) {
      super(count + " values are NaN or infinite");
    }
  }
}
