package io.github.tornadoqat.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tornadoqat.math.Rounding;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The part of {@link BackendContract} that is about buffers, plans and programs of several ops. */
public abstract class BackendLifecycle {
  private static final TensorCase TENSOR =
      new TensorCase(Shape.of(5, 1009), Granularity.perChannel(0));

  /** A new backend of some CPU threads. */
  protected abstract Backend open(int threads);

  @Test
  void describesItself() {
    try (Backend backend = open(2)) {
      assertThat(backend.device().backend()).isNotBlank();
      assertThat(backend.device().name()).isNotBlank();
      assertThat(backend.preferredElements(1)).isPositive();
      assertThat(backend.concurrency()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource
  void newBuffersHoldZeros(Residency residency) {
    try (Backend backend = open(1)) {
      for (ElementType type : ElementType.values()) {
        Buffer buffer = backend.allocate(type, Shape.of(3, 11), residency);
        assertThat(buffer.type()).isEqualTo(type);
        assertThat(buffer.shape()).isEqualTo(Shape.of(3, 11));
        assertThat(buffer.residency()).isEqualTo(residency);
        if (residency != Residency.DEVICE && type != ElementType.I64) {
          Bits.assertSame(
              residency + " " + type, Workbench.read(buffer), ReferenceBuffer.newArray(type, 33));
        }
        buffer.close();
      }
    }
  }

  @Test
  void fetchesWhatStaysOnTheDevice() {
    Shape shape = Shape.of(3, 11);
    float[] values = new float[33];
    try (Backend backend = open(1);
        Buffer x = backend.allocate(ElementType.F32, shape, Residency.STEP);
        Buffer y = backend.allocate(ElementType.F32, shape, Residency.DEVICE);
        Buffer other = backend.allocate(ElementType.F32, shape, Residency.DEVICE)) {
      Plan plan = backend.compile(Program.of(new Op.Round(x, RoundingRule.halfEven(), y)));
      assertThatIllegalStateException().isThrownBy(() -> plan.fetch(y));
      for (float step = 1; step < 4; step++) {
        Arrays.fill(values, step + 0.25f);
        x.put(values);
        plan.execute();
        plan.fetch(y);
        y.get(values);
        assertThat(values).containsOnly(step);
      }
      assertThatIllegalArgumentException().isThrownBy(() -> plan.fetch(other));
      plan.close();
      assertThatIllegalStateException().isThrownBy(() -> plan.fetch(y));
    }
  }

  @Test
  void readsWrappedArraysAsItReadsCopies() {
    Scenario s = Scenario.random(OpKind.FAKE_QUANTIZE, TENSOR, Values.SPECIAL, 7);
    float[] array = s.x().clone();
    Trial.of(
        open(2),
        trial -> {
          Backend backend = trial.backend();
          try (Workbench w = new Workbench(backend, Residency.STEP);
              Buffer x = backend.wrap(array, s.shape());
              Buffer y = backend.allocate(ElementType.F32, s.shape(), Residency.RESULT)) {
            assertThat(x.residency()).isEqualTo(Residency.CONSTANT);
            Op op = new Op.FakeQuantize(x, w.spec(s), y);
            if (trial.takes(op)) {
              trial.execute(op);
              Bits.assertSame("wrapped", Workbench.read(op), Workbench.expected(s));
              Bits.assertSame("input", array, s.x());
            }
          }
        });
  }

  @Test
  void refusesToWrapAnArrayOfAnotherLength() {
    try (Backend backend = open(1)) {
      assertThatThrownBy(() -> backend.wrap(new float[5], Shape.of(2, 3)))
          .isInstanceOf(ShapeException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void leavesInputsAsTheyAre(OpKind kind) {
    Scenario s = Scenario.random(kind, TENSOR, Values.SPREAD, 11);
    Trial.of(
        open(2),
        trial -> {
          try (Workbench w = new Workbench(trial.backend(), Residency.STEP)) {
            Op op = s.kind().bind(s, w);
            List<Buffer> inputs =
                op.inputs().stream().filter(b -> b.type() != ElementType.I64).toList();
            List<Object> before = inputs.stream().map(Workbench::read).toList();
            if (trial.takes(op)) {
              trial.execute(op);
              List<Object> after = inputs.stream().map(Workbench::read).toList();
              Bits.assertSame(s + " inputs", after, before);
            }
          }
        });
  }

  @Test
  void passesDeviceBuffersFromOpToOp() {
    Trial.of(
        open(3),
        trial -> {
          for (long seed = 0; seed < 5; seed++) {
            Scenario s = Scenario.random(OpKind.QUANTIZE, TENSOR, Values.SPECIAL, seed);
            passesDeviceBuffers(trial, s);
          }
        });
  }

  private static void passesDeviceBuffers(Trial trial, Scenario s) {
    try (Backend oracle = new ReferenceBackend();
        Workbench expected = new Workbench(oracle, Residency.CONSTANT);
        Workbench actual = new Workbench(trial.backend(), Residency.STEP)) {
      Op[] ops = chain(s, actual, trial.backend());
      if (trial.takes(ops)) {
        Op[] reference = chain(s, expected, oracle);
        trial.execute(ops);
        oracle.compile(Program.of(reference)).execute();
        for (int i : new int[] {2, 3}) {
          Bits.assertSame(
              s + " " + ops[i].name(), Workbench.read(ops[i]), Workbench.read(reference[i]));
        }
      }
    }
  }

  /** Codes and the values of codes stay on the device; their moments and least and most don't. */
  private static Op[] chain(Scenario s, Workbench w, Backend backend) {
    Buffer codes = backend.allocate(s.codeType(), s.shape(), Residency.DEVICE);
    Buffer y = backend.allocate(ElementType.F32, s.shape(), Residency.DEVICE);
    int p = s.encodings().size();
    Buffer centre = w.centre(s, EncodingCase::scale);
    return new Op[] {
      new Op.Quantize(w.x(s), w.spec(s), codes, w.counts("nans", 1)),
      new Op.Dequantize(codes, w.spec(s), y),
      new StatisticsOp.Moments(y, s.granularity(), centre, w.sums("sums", 4, w.chunks(s))),
      new StatisticsOp.MinMax(y, s.granularity(), w.sums("range", 2, p), w.counts("none", p))
    };
  }

  @Test
  void wrapsCodesBeyondTheirType() {
    EncodingCase wide = EncodingCase.Grid.SIGNED.with(16, 1f, 100);
    TensorCase tensor = new TensorCase(Shape.of(4099), Granularity.perTensor());
    Scenario s =
        Scenario.of(OpKind.QUANTIZE, tensor, Rounding.HALF_EVEN, List.of(wide), Values.SPECIAL, 5);
    Trial.of(
        open(2),
        trial -> {
          try (Backend oracle = new ReferenceBackend()) {
            for (ElementType type : new ElementType[] {ElementType.I8, ElementType.U8}) {
              try (Workbench w = new Workbench(trial.backend(), Residency.CONSTANT);
                  Workbench e = new Workbench(oracle, Residency.CONSTANT)) {
                Op op = narrow(s, w, type);
                Op expected = narrow(s, e, type);
                if (trial.takes(op)) {
                  trial.execute(op);
                  oracle.compile(Program.of(expected)).execute();
                  Bits.assertSame(s + " " + type, Workbench.read(op), Workbench.read(expected));
                }
              }
            }
          }
        });
  }

  private static Op narrow(Scenario s, Workbench w, ElementType type) {
    return new Op.Quantize(
        w.x(s), w.spec(s), w.result("codes", type, s.shape()), w.counts("nans", 1));
  }

  @Test
  void executesNothingThatIsClosed() {
    Scenario s = Scenario.random(OpKind.FAKE_QUANTIZE, TENSOR, Values.SPREAD, 3);
    Trial.of(
        open(1),
        trial -> {
          try (Workbench w = new Workbench(trial.backend(), Residency.CONSTANT)) {
            Op op = s.kind().bind(s, w);
            if (trial.takes(op)) {
              Plan closed = trial.backend().compile(Program.of(op));
              closed.close();
              closed.close();
              assertThatThrownBy(closed::execute).isInstanceOf(IllegalStateException.class);
              try (Plan plan = trial.backend().compile(Program.of(op))) {
                op.outputs().getFirst().close();
                assertThatThrownBy(plan::execute).isInstanceOf(IllegalStateException.class);
              }
            }
          }
        });
  }
}
