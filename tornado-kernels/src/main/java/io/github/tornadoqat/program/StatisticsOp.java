package io.github.tornadoqat.program;

import java.util.List;

/** The ops that describe data: what observers and reports read. */
public sealed interface StatisticsOp extends Op {
  /**
   * The least and the greatest element that is not NaN; +∞ and −∞ where there is none. −0 counts as
   * less than +0.
   *
   * @param range [2, P]: min, max
   * @param nans I32 [P]: NaN elements
   */
  record MinMax(Buffer x, Granularity granularity, Buffer range, Buffer nans)
      implements StatisticsOp {
    public MinMax {
      Checks.type("x", x, ElementType.F32);
      int p = granularity.layout(x.shape()).sequences();
      Checks.buffer("range", range, ElementType.F32, Shape.of(2, p));
      Checks.buffer("nans", nans, ElementType.I32, Shape.of(p));
    }

    @Override
    public List<Buffer> inputs() {
      return List.of(x);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(range, nans);
    }
  }

  /**
   * Counts in B equal bins: bin = floor((x − low)·inverseWidth) in float32, with x = high in the
   * last bin.
   *
   * @param range [3, P]: low, high, and inverseWidth = B/(high − low); low must be less than high
   * @param counts I32 [P, B + 3]: the bins, then elements below low, above high, and NaN
   */
  record Histogram(Buffer x, Granularity granularity, Buffer range, Buffer counts)
      implements StatisticsOp {
    /** Columns after the bins: below, above, NaN. */
    public static final int EXTRAS = 3;

    public Histogram {
      Checks.type("x", x, ElementType.F32);
      int p = granularity.layout(x.shape()).sequences();
      Checks.buffer("range", range, ElementType.F32, Shape.of(3, p));
      if (counts.shape().rank() != 2 || counts.shape().length(1) <= EXTRAS) {
        throw new ShapeException("counts must be [P, bins + 3], not " + counts.shape());
      }
      Checks.buffer("counts", counts, ElementType.I32, Shape.of(p, counts.shape().length(1)));
    }

    /** The number of bins. */
    public int bins() {
      return Math.toIntExact(counts.shape().length(1)) - EXTRAS;
    }

    @Override
    public List<Buffer> inputs() {
      return List.of(x, range);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(counts);
    }
  }

  /**
   * Sums of powers of d = x − centre. NaN and infinity go into the sums as they are.
   *
   * @param centre [P]
   * @param sums [4, C]: Σd, Σd², Σd³, Σd⁴ by chunk, in the order that {@link Layout} fixes
   */
  record Moments(Buffer x, Granularity granularity, Buffer centre, Buffer sums)
      implements StatisticsOp {
    public Moments {
      Checks.type("x", x, ElementType.F32);
      Layout layout = granularity.layout(x.shape());
      Checks.buffer("centre", centre, ElementType.F32, Shape.of(layout.sequences()));
      Checks.buffer("sums", sums, ElementType.F32, Shape.of(4, layout.totalChunks()));
    }

    @Override
    public List<Buffer> inputs() {
      return List.of(x, centre);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(sums);
    }
  }
}
