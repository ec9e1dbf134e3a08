package io.github.tornadoqat.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What programs refuse, with the words they do it in. */
final class ProgramTest {
  private static final Shape SHAPE = Shape.of(3, 1);

  private final Backend backend = new ReferenceBackend();
  private final Buffer x = floats(Residency.CONSTANT);
  private final Buffer y = floats(Residency.RESULT);
  private final QuantizationSpec spec = spec(Residency.STEP);

  private Buffer floats(Residency residency) {
    return backend.allocate(ElementType.F32, SHAPE, residency);
  }

  private QuantizationSpec spec(Residency residency) {
    Buffer table = backend.allocate(ElementType.F32, Shape.of(5, 1), residency);
    return new QuantizationSpec(table, Granularity.perTensor());
  }

  private Op fakeQuantize(Buffer from, Buffer to) {
    return new Op.FakeQuantize(from, spec, to);
  }

  private static void refuses(
      ThrowingCallable program, Class<? extends ProgramException> type, String message) {
    assertThatThrownBy(program).isInstanceOf(type).hasMessage(message);
  }

  @Test
  void keepsItsOpsInOrder() {
    Buffer between = floats(Residency.DEVICE);
    Op first = fakeQuantize(x, between);
    Op second = fakeQuantize(between, y);
    assertThat(Program.of(first, second).ops()).containsExactly(first, second);
    assertThatCode(Program::of).doesNotThrowAnyException();
  }

  @Test
  void refusesToOverwriteAnInput() {
    refuses(
        () -> Program.of(fakeQuantize(x, y), fakeQuantize(y, y)),
        AliasException.class,
        "FakeQuantize would overwrite its own input");
  }

  @Test
  void refusesToWriteABufferTwice() {
    String message = "FakeQuantize would write a buffer that is written already";
    refuses(
        () -> Program.of(fakeQuantize(x, y), fakeQuantize(x, y)), AliasException.class, message);
    Buffer counts = backend.allocate(ElementType.I32, SHAPE, Residency.RESULT);
    Op gradient = new Op.RangeGradient(x, x, spec, y, y, counts);
    refuses(
        () -> Program.of(gradient),
        AliasException.class,
        "RangeGradient would write a buffer that is written already");
  }

  @Test
  void refusesToReadWhatNothingWrote() {
    for (Residency residency : new Residency[] {Residency.DEVICE, Residency.RESULT}) {
      Buffer unwritten = floats(residency);
      String message = "FakeQuantize reads a " + residency + " buffer that no earlier op wrote";
      Op early = fakeQuantize(unwritten, y);
      refuses(() -> Program.of(early), ShapeException.class, message);
      Op late = fakeQuantize(x, unwritten);
      refuses(() -> Program.of(early, late), ShapeException.class, message);
    }
    QuantizationSpec unwritten = spec(Residency.RESULT);
    refuses(
        () -> Program.of(new Op.FakeQuantize(x, unwritten, y)),
        ShapeException.class,
        "FakeQuantize reads a RESULT buffer that no earlier op wrote");
  }

  @Test
  void refusesToWriteWhatTheHostOwns() {
    for (Residency residency : new Residency[] {Residency.CONSTANT, Residency.STEP}) {
      refuses(
          () -> Program.of(fakeQuantize(x, floats(residency))),
          ShapeException.class,
          "FakeQuantize would write a " + residency + " buffer");
    }
  }

  @Test
  void refusesClosedBuffers() {
    Op op = fakeQuantize(x, y);
    y.close();
    assertThatThrownBy(() -> Program.of(op))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the buffer of 3x1 F32 is closed");
    Op other = fakeQuantize(x, floats(Residency.RESULT));
    x.close();
    assertThatThrownBy(() -> Program.of(other)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> x.get(new float[3])).isInstanceOf(IllegalStateException.class);
    assertThatCode(x::close).doesNotThrowAnyException();
  }

  @Test
  void copiesOnlyWhatFits() {
    refuses(
        () -> x.put(new float[4]),
        ShapeException.class,
        "an array of 4 does not fit a buffer of 3 elements");
    refuses(() -> x.get(new int[3]), ShapeException.class, "a buffer of F32 is not copied as I32");
  }
}
