package io.github.tornadoqat.program;

import java.util.List;

/**
 * The ops of value grids ({@link io.github.tornadoqat.math.ValueGrid}): FP8, FP4, NF4, powers of
 * two and codebooks alike, from two tables.
 *
 * <p>With s and 1/s of an element's sequence, an element x has the index {@code #{i : x·(1/s) ≥
 * threshold_i}}, from 0 to m for m thresholds. Scales are F32 [2, P]: scale, 1/scale. Thresholds
 * are F32 [m], ascending. Values are F32 [m + 1] of any order, infinities and NaN among them.
 */
public sealed interface GridOp extends Op {
  /**
   * y = s·values[index]; y has x's shape. Where x·(1/s) is NaN, y is NaN.
   *
   * @param scales [2, P]: scale, 1/scale
   * @param values [m + 1]
   * @param thresholds [m], ascending
   */
  record FakeQuantizeToGrid(
      Buffer x, Granularity granularity, Buffer scales, Buffer values, Buffer thresholds, Buffer y)
      implements GridOp {
    public FakeQuantizeToGrid {
      Checks.type("x", x, ElementType.F32);
      Checks.scales(scales, granularity, x.shape());
      int m = Checks.vector("thresholds", thresholds);
      Checks.buffer("values", values, ElementType.F32, Shape.of(m + 1L));
      Checks.buffer("y", y, ElementType.F32, x.shape());
    }

    @Override
    public List<Buffer> inputs() {
      return List.of(x, scales, values, thresholds);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(y);
    }
  }

  /**
   * codes = index, of a code type that holds m. Where x·(1/s) is NaN, which no code can hold, the
   * code is that of zero and the element is counted.
   *
   * <p>The index is NF4's own code; for {@link io.github.tornadoqat.math.FloatFormat}'s codes look
   * the index up in a table of {@code encode(values[index])}.
   *
   * @param scales [2, P]: scale, 1/scale
   * @param thresholds [m], ascending
   * @param nans I32 [1]: elements that are NaN
   */
  record QuantizeToGrid(
      Buffer x,
      Granularity granularity,
      Buffer scales,
      Buffer thresholds,
      Buffer codes,
      Buffer nans)
      implements GridOp {
    public QuantizeToGrid {
      Checks.type("x", x, ElementType.F32);
      Checks.scales(scales, granularity, x.shape());
      int m = Checks.vector("thresholds", thresholds);
      Checks.codes(codes, x.shape());
      if (!codes.type().holds(0, m)) {
        throw new ShapeException("codes of " + codes.type() + " do not hold 0 to " + m);
      }
      Checks.buffer("nans", nans, ElementType.I32, Shape.of(1));
    }

    @Override
    public List<Buffer> inputs() {
      return List.of(x, scales, thresholds);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(codes, nans);
    }
  }

  /**
   * y = s·values[code]. A code beyond the table is a caller's error and reads the nearer end of it.
   * Values by {@link io.github.tornadoqat.math.FloatFormat#decode} make this the decoder of a
   * format's own codes.
   *
   * @param scales [2, P]: scale, 1/scale
   * @param values F32 of one axis, one value or more
   */
  record DequantizeFromGrid(
      Buffer codes, Granularity granularity, Buffer scales, Buffer values, Buffer y)
      implements GridOp {
    public DequantizeFromGrid {
      Checks.codes(codes, y.shape());
      Checks.type("y", y, ElementType.F32);
      Checks.scales(scales, granularity, y.shape());
      if (Checks.vector("values", values) == 0) {
        throw new ShapeException("values must be one or more");
      }
    }

    @Override
    public List<Buffer> inputs() {
      return List.of(codes, scales, values);
    }

    @Override
    public List<Buffer> outputs() {
      return List.of(y);
    }
  }
}
