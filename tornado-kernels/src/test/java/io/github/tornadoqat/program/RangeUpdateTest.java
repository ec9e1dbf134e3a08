package io.github.tornadoqat.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What fits together in an update of 2 trials of 3 ranges, 4 chunks each. */
final class RangeUpdateTest {
  private final Backend backend = new ReferenceBackend();
  private final Buffer trials = doubles(Residency.CONSTANT, RangeUpdate.Trial.ROWS, 2);
  private final Buffer ranges = doubles(Residency.CONSTANT, RangeUpdate.Range.ROWS, 6);
  private final Buffer step = doubles(Residency.STEP, RangeUpdate.Step.ROWS, 2);
  private final Buffer sums = buffer(ElementType.F32, Residency.DEVICE, Op.MseStep.SUMS, 24);
  private final Buffer counts = buffer(ElementType.I32, Residency.DEVICE, Op.MseStep.COUNTS, 24);
  private final Buffer state = doubles(Residency.DEVICE, RangeUpdate.State.ROWS, 6);
  private final Buffer best = doubles(Residency.DEVICE, RangeUpdate.Best.ROWS, 6);
  private final Buffer encodings =
      buffer(ElementType.F32, Residency.DEVICE, QuantizationSpec.ROWS, 6);
  private final Buffer trace = doubles(Residency.RESULT, RangeUpdate.Trace.ROWS, 10);

  private Buffer buffer(ElementType type, Residency residency, long... shape) {
    return backend.allocate(type, Shape.of(shape), residency);
  }

  private Buffer doubles(Residency residency, long... shape) {
    return buffer(ElementType.F64, residency, shape);
  }

  private RangeUpdate update(Buffer ownTrials, Buffer ownRanges, Buffer ownSums, Buffer ownTrace) {
    return new RangeUpdate(
        ownTrials, ownRanges, step, ownSums, counts, state, best, encodings, ownTrace);
  }

  private static void refuses(ThrowingCallable op, String message) {
    assertThatThrownBy(op).isInstanceOf(ShapeException.class).hasMessage(message);
  }

  @Test
  void knowsItsParts() {
    RangeUpdate update = update(trials, ranges, sums, trace);
    assertThat(update.trialCount()).isEqualTo(2);
    assertThat(update.rangeCount()).isEqualTo(6);
    assertThat(update.chunks()).isEqualTo(4);
    assertThat(update.parts()).isEqualTo(5);
  }

  @Test
  void refusesOtherShapes() {
    Buffer three = doubles(Residency.CONSTANT, RangeUpdate.Trial.ROWS, 4);
    refuses(
        () -> update(three, ranges, sums, trace),
        "ranges and trace must have a multiple of 4 columns, not 6 and 10");
    refuses(() -> update(ranges, ranges, sums, trace), "trials must have 10 rows, not 9x6");
    refuses(() -> update(trials, step, sums, trace), "ranges must have 9 rows, not 5x2");
    Buffer odd = buffer(ElementType.F32, Residency.DEVICE, Op.MseStep.SUMS, 25);
    refuses(
        () -> update(trials, ranges, odd, trace),
        "sums must have a multiple of 6 columns, not 4x25");
    Buffer more = buffer(ElementType.F32, Residency.DEVICE, Op.MseStep.SUMS, 30);
    refuses(() -> update(trials, ranges, more, trace), "counts must be 3x30, not 3x24");
    refuses(() -> update(sums, ranges, sums, trace), "trials must be F64, not F32");
  }

  @Test
  void readsWhatALaterOpLeftInTheExecutionBefore() {
    RangeUpdate update = update(trials, ranges, sums, trace);
    Buffer x = buffer(ElementType.F32, Residency.CONSTANT, 3, 4 * Layout.CHUNK);
    QuantizationSpec spec = new QuantizationSpec(encodings, Granularity.perChannel(0));
    Op step = new Op.MseStep(x, spec, sums, counts);
    assertThat(Program.of(update, step).ops()).containsExactly(update, step);
    refuses(() -> Program.of(update), "RangeUpdate reads what no op wrote in the execution before");
  }
}
