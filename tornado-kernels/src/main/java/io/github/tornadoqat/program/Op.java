package io.github.tornadoqat.program;

import java.util.List;

/**
 * One step of a program. The set is closed: a backend handles each record or declares that it does
 * not. Tensors are F32 unless said otherwise; P is the number of sequences that the granularity
 * makes of {@code x}, C the chunks of all of them ({@link Layout#totalChunks}).
 *
 * <p>Constructors throw {@link ShapeException} for buffers that do not fit together.
 */
public sealed interface Op
    permits Op.FakeQuantize,
        Op.Quantize,
        Op.Dequantize,
        Op.Clip,
        Op.Round,
        Op.RangeGradient,
        Op.MseStep,
        StatisticsOp,
        GridOp,
        NibbleOp,
        RangeUpdate {
  /** Buffers that are read. */
  List<Buffer> inputs();

  /** Buffers that are written; none may be an input. */
  List<Buffer> outputs();

  /**
   * Buffers, its own outputs apart, that are read as an op of this program left them in the
   * execution before.
   */
  default List<Buffer> carried() {
    return List.of();
  }

  /** The name that errors and tables use. */
  default String name() {
    return getClass().getSimpleName();
  }

  /** y = s·(clip(round(x/s) + z, qmin, qmax) − z); y has x's shape. NaN stays NaN. */
  record FakeQuantize(Buffer x, QuantizationSpec spec, Buffer y) implements Op {
    public FakeQuantize {
      Checks.type("x", x, ElementType.F32);
      spec.check(x.shape());
      Checks.buffer("y", y, ElementType.F32, x.shape());
    }

    @Override
    public List<Buffer> inputs() {
      return spec.inputsWith(x);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(y);
    }
  }

  /**
   * codes = clip(round(x/s) + z, qmin, qmax), of a code type that holds the grid; a code beyond the
   * type is a caller's error that wraps. NaN, which no code can hold, becomes z and is counted.
   *
   * @param nans I32 [1]: NaN elements of x
   */
  record Quantize(Buffer x, QuantizationSpec spec, Buffer codes, Buffer nans) implements Op {
    public Quantize {
      Checks.type("x", x, ElementType.F32);
      spec.check(x.shape());
      Checks.codes(codes, x.shape());
      Checks.buffer("nans", nans, ElementType.I32, Shape.of(1));
    }

    @Override
    public List<Buffer> inputs() {
      return spec.inputsWith(x);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(codes, nans);
    }
  }

  /** y = s·(codes − z). */
  record Dequantize(Buffer codes, QuantizationSpec spec, Buffer y) implements Op {
    public Dequantize {
      Checks.codes(codes, y.shape());
      spec.check(y.shape());
      Checks.type("y", y, ElementType.F32);
    }

    @Override
    public List<Buffer> inputs() {
      return spec.inputsWith(codes);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(y);
    }
  }

  /**
   * y = x limited to [low, high] by comparison: NaN stays NaN, and −0 stays at a bound of +0.
   *
   * @param bounds [2, P]: low, high
   */
  record Clip(Buffer x, Granularity granularity, Buffer bounds, Buffer y) implements Op {
    public Clip {
      Checks.type("x", x, ElementType.F32);
      int p = granularity.layout(x.shape()).sequences();
      Checks.buffer("bounds", bounds, ElementType.F32, Shape.of(2, p));
      Checks.buffer("y", y, ElementType.F32, x.shape());
    }

    @Override
    public List<Buffer> inputs() {
      return List.of(x, bounds);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(y);
    }
  }

  /** y = x rounded to integers. */
  record Round(Buffer x, RoundingRule rounding, Buffer y) implements Op {
    public Round {
      Checks.type("x", x, ElementType.F32);
      Checks.buffer("y", y, ElementType.F32, x.shape());
    }

    @Override
    public List<Buffer> inputs() {
      return rounding.inputsWith(x);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(y);
    }
  }

  /**
   * The straight-through gradient of fake quantization. With g the upstream gradient, v = x/s and r
   * = round(v): inside the range dx = g and R sums g·(r − v); below it dx = 0 and L sums g; above
   * it dx = 0 and H sums g. NaN in x gives NaN in dx and R.
   *
   * @param upstream g, of x's shape
   * @param dx of x's shape
   * @param sums [3, C]: R, L, H by chunk, in the order that {@link Layout} fixes
   * @param counts I32 [3, C]: elements below, above, and NaN, by chunk; null where not wanted
   */
  record RangeGradient(
      Buffer x, Buffer upstream, QuantizationSpec spec, Buffer dx, Buffer sums, Buffer counts)
      implements Op {
    public RangeGradient {
      Checks.type("x", x, ElementType.F32);
      Checks.buffer("upstream", upstream, ElementType.F32, x.shape());
      Checks.buffer("dx", dx, ElementType.F32, x.shape());
      int c = spec.check(x.shape()).totalChunks();
      Checks.buffer("sums", sums, ElementType.F32, Shape.of(3, c));
      Checks.counts(counts, c);
    }

    @Override
    public List<Buffer> inputs() {
      return spec.inputsWith(x, upstream);
    }

    @Override
    public List<Buffer> outputs() {
      return counts == null ? List.of(dx, sums) : List.of(dx, sums, counts);
    }
  }

  /**
   * The squared error of fake quantization and its range gradient, reading x once. With d = x̂ − x,
   * the inside error sums d² over the elements inside the range, the outside error over those below
   * and above it, L sums d below and H sums d above. NaN in x gives NaN in the inside error.
   *
   * <p>The loss is both errors together. For g = d, L and H are those of {@link RangeGradient}, and
   * its R is the inside error divided by s but for roundings, since inside d = s·(r − v). Where d²
   * overflows or underflows float32, so does R. The gradient of the mean squared error over n
   * elements is 2/n times that of these sums.
   *
   * <p>One op tries T encodings of every sequence: column {@code t·P + p} of the encodings, which
   * are [5, T·P], is trial t of sequence p, and chunk c of trial t is number {@code t·C + c}.
   *
   * @param sums [4, T·C]: inside error, L, H, outside error by chunk, in the order that {@link
   *     Layout} fixes
   * @param counts I32 [3, T·C]: elements below, above, and NaN, by chunk; null where not wanted
   */
  record MseStep(Buffer x, QuantizationSpec spec, Buffer sums, Buffer counts) implements Op {
    /** The row of the inside error. */
    public static final int INSIDE = 0;

    /** The row of L. */
    public static final int L = 1;

    /** The row of H. */
    public static final int H = 2;

    /** The row of the outside error. */
    public static final int OUTSIDE = 3;

    /** Rows of sums. */
    public static final int SUMS = 4;

    /** Rows of counts. */
    public static final int COUNTS = 3;

    public MseStep {
      Checks.type("x", x, ElementType.F32);
      Layout layout = spec.granularity().layout(x.shape());
      int c = Math.multiplyExact(spec.trials(layout), layout.totalChunks());
      Checks.buffer("sums", sums, ElementType.F32, Shape.of(SUMS, c));
      Checks.counts(counts, c);
    }

    /** How many encodings are tried of every sequence. */
    public int trials() {
      return spec.trials(spec.granularity().layout(x.shape()));
    }

    @Override
    public List<Buffer> inputs() {
      return spec.inputsWith(x);
    }

    @Override
    public List<Buffer> outputs() {
      return counts == null ? List.of(sums) : List.of(sums, counts);
    }
  }
}
