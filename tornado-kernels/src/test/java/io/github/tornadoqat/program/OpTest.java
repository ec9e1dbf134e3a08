package io.github.tornadoqat.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tornadoqat.math.Rounding;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The shapes and types that ops insist on. */
final class OpTest {
  private static final Granularity CHANNELS = Granularity.perChannel(0);

  private final Backend backend = new ReferenceBackend();
  private final Buffer x = input(ElementType.F32, 3, 5000);
  private final Buffer y = result(ElementType.F32, 3, 5000);
  private final Buffer transposed = result(ElementType.F32, 5000, 3);
  private final Buffer wide = result(ElementType.I32, 3, 5000);
  private final Buffer nans = result(ElementType.I32, 1);
  private final QuantizationSpec spec =
      new QuantizationSpec(input(ElementType.F32, 5, 3), CHANNELS);

  private Buffer input(ElementType type, long... lengths) {
    return backend.allocate(type, Shape.of(lengths), Residency.CONSTANT);
  }

  private Buffer result(ElementType type, long... lengths) {
    return backend.allocate(type, Shape.of(lengths), Residency.RESULT);
  }

  private static void refuses(ThrowingCallable op, String message) {
    assertThatThrownBy(op).isInstanceOf(ShapeException.class).hasMessage(message);
  }

  @Test
  void refusesOtherShapes() {
    refuses(() -> new Op.FakeQuantize(x, spec, transposed), "y must be 3x5000, not 5000x3");
    refuses(
        () -> new Op.Round(x, RoundingRule.halfEven(), transposed), "y must be 3x5000, not 5000x3");
    Buffer sums = result(ElementType.F32, 3, 3);
    Buffer counts = result(ElementType.I32, 3, 6);
    refuses(() -> new Op.RangeGradient(x, x, spec, y, sums, counts), "sums must be 3x6, not 3x3");
    refuses(() -> new Op.MseStep(x, spec, sums, counts), "sums must be 4x6, not 3x3");
    refuses(
        () -> new Op.RangeGradient(x, transposed, spec, y, sums, counts),
        "upstream must be 3x5000, not 5000x3");
    refuses(
        () -> new Op.Clip(x, CHANNELS, input(ElementType.F32, 2, 4), y),
        "bounds must be 2x3, not 2x4");
    refuses(() -> new StatisticsOp.MinMax(x, CHANNELS, sums, nans), "range must be 2x3, not 3x3");
    refuses(
        () -> new StatisticsOp.Moments(x, CHANNELS, input(ElementType.F32, 3, 1), sums),
        "centre must be 3, not 3x1");
    refuses(
        () -> new StatisticsOp.Histogram(x, CHANNELS, input(ElementType.F32, 3, 3), sums),
        "counts must be [P, bins + 3], not 3x3");
  }

  @Test
  void refusesEncodingsOfAnotherGranularity() {
    QuantizationSpec whole = new QuantizationSpec(spec.encodings(), Granularity.perTensor());
    refuses(() -> new Op.FakeQuantize(x, whole, y), "encodings must be 5x1, not 5x3");
    QuantizationSpec rows = new QuantizationSpec(input(ElementType.F32, 4, 3), CHANNELS);
    refuses(() -> new Op.FakeQuantize(x, rows, y), "encodings must be 5x3, not 4x3");
  }

  private QuantizationSpec encodings(long... lengths) {
    return new QuantizationSpec(input(ElementType.F32, lengths), CHANNELS);
  }

  @Test
  void refusesEncodingsThatAreNoWholeTrials() {
    Buffer sums = result(ElementType.F32, 4, 6);
    String multiple = "encodings must be 5 rows of 3 columns or a multiple of it, not ";
    refuses(() -> new Op.MseStep(x, encodings(5, 0), sums, null), multiple + "5x0");
    refuses(() -> new Op.MseStep(x, encodings(5, 2), sums, null), multiple + "5x2");
    refuses(() -> new Op.MseStep(x, encodings(15), sums, null), multiple + "15");
    refuses(() -> new Op.MseStep(x, encodings(5, 3, 1), sums, null), multiple + "5x3x1");
    refuses(() -> new Op.MseStep(x, encodings(5, 4), sums, null), multiple + "5x4");
    refuses(() -> new Op.MseStep(x, encodings(5, 8), sums, null), multiple + "5x8");
    refuses(() -> new Op.MseStep(x, encodings(4, 6), sums, null), "encodings must be 5x6, not 4x6");
    QuantizationSpec wholes = new QuantizationSpec(input(ElementType.I32, 5, 3), CHANNELS);
    refuses(() -> new Op.MseStep(x, wholes, sums, null), "encodings must be F32, not I32");
    refuses(() -> new Op.FakeQuantize(x, encodings(5, 6), y), "encodings must be 5x3, not 5x6");
  }

  @Test
  void refusesSumsOfAnotherNumberOfTrials() {
    Buffer one = result(ElementType.F32, 4, 6);
    Buffer two = result(ElementType.F32, 4, 12);
    Buffer counts = result(ElementType.I32, 3, 6);
    refuses(() -> new Op.MseStep(x, encodings(5, 6), one, null), "sums must be 4x12, not 4x6");
    refuses(() -> new Op.MseStep(x, encodings(5, 3), two, null), "sums must be 4x6, not 4x12");
    refuses(() -> new Op.MseStep(x, encodings(5, 6), two, counts), "counts must be 3x12, not 3x6");
    assertThat(new Op.MseStep(x, encodings(5, 3), one, counts).trials()).isEqualTo(1);
    assertThat(new Op.MseStep(x, encodings(5, 6), two, null).trials()).isEqualTo(2);
  }

  @Test
  void takesNoEncodingsForNoSequences() {
    Buffer none = input(ElementType.F32, 0, 3);
    Buffer sums = result(ElementType.F32, 4, 0);
    assertThat(new Op.MseStep(none, encodings(5, 0), sums, null).trials()).isEqualTo(1);
    refuses(
        () -> new Op.MseStep(none, encodings(5, 3), sums, null),
        "encodings must be 5 rows of 0 columns or a multiple of it, not 5x3");
  }

  @Test
  void refusesOtherTypes() {
    refuses(() -> new Op.FakeQuantize(wide, spec, y), "x must be F32, not I32");
    refuses(() -> new Op.FakeQuantize(x, spec, wide), "y must be F32, not I32");
    refuses(
        () -> new Op.Quantize(x, spec, wide, nans), "codes must be I8, U8, I16 or U16, not I32");
    refuses(() -> new Op.Dequantize(x, spec, y), "codes must be I8, U8, I16 or U16, not F32");
    Buffer codes = result(ElementType.U8, 3, 5000);
    refuses(
        () -> new Op.Quantize(x, spec, codes, result(ElementType.F32, 1)),
        "nans must be I32, not F32");
  }

  @Test
  void readsRandomNumbersOnlyToRoundStochastically() {
    Buffer random = input(ElementType.I64, 3);
    RoundingRule rule = RoundingRule.stochastic(random);
    assertThat(new Op.Round(x, rule, y).inputs()).containsExactly(x, random);
    assertThat(new Op.Round(x, RoundingRule.of(Rounding.FLOOR), y).inputs()).containsExactly(x);
    String message = "a random buffer goes with stochastic rounding, and only with it";
    refuses(() -> RoundingRule.of(Rounding.STOCHASTIC), message);
    refuses(() -> new RoundingRule(Rounding.CEIL, random), message);
    refuses(() -> RoundingRule.stochastic(input(ElementType.I64, 2)), "random must be 3, not 2");
  }

  @Test
  void refusesTablesThatDoNotFitTheirGrid() {
    Buffer scales = input(ElementType.F32, 2, 3);
    Buffer thresholds = input(ElementType.F32, 200);
    Buffer values = input(ElementType.F32, 201);
    Buffer flat = input(ElementType.F32, 1, 200);
    refuses(
        () -> new GridOp.FakeQuantizeToGrid(x, CHANNELS, scales, thresholds, thresholds, y),
        "values must be 201, not 200");
    refuses(
        () -> new GridOp.FakeQuantizeToGrid(x, CHANNELS, scales, values, flat, y),
        "thresholds must have one axis, not 1x200");
    refuses(
        () ->
            new GridOp.FakeQuantizeToGrid(
                x, Granularity.perTensor(), scales, values, thresholds, y),
        "scales must be 2x1, not 2x3");
    refuses(
        () -> new GridOp.FakeQuantizeToGrid(x, CHANNELS, scales, values, thresholds, transposed),
        "y must be 3x5000, not 5000x3");
    Buffer signed = result(ElementType.I8, 3, 5000);
    refuses(
        () -> new GridOp.QuantizeToGrid(x, CHANNELS, scales, thresholds, signed, nans),
        "codes of I8 do not hold 0 to 200");
    refuses(
        () -> new GridOp.QuantizeToGrid(x, CHANNELS, scales, thresholds, wide, nans),
        "codes must be I8, U8, I16 or U16, not I32");
    refuses(
        () -> new GridOp.DequantizeFromGrid(signed, CHANNELS, scales, input(ElementType.F32, 0), y),
        "values must be one or more");
    assertThat(new GridOp.DequantizeFromGrid(signed, CHANNELS, scales, values, y).inputs())
        .containsExactly(signed, scales, values);
  }

  @Test
  void refusesPackedBuffersOfAnotherLengthOrType() {
    Buffer codes = input(ElementType.I8, 3, 5);
    refuses(
        () -> new NibbleOp.PackNibbles(codes, result(ElementType.U8, 7)),
        "packed must be 8, not 7");
    refuses(
        () -> new NibbleOp.PackNibbles(codes, result(ElementType.I8, 8)),
        "packed must be U8, not I8");
    refuses(
        () -> new NibbleOp.UnpackNibbles(input(ElementType.U8, 8), result(ElementType.I16, 3, 5)),
        "codes must be I8 or U8, not I16");
  }
}
