package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.RoundingRule;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.program.ShapeException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

class ProbeTest {
  private static final int[] SIZES = {1, 255, 1023, 1025, 5003};

  private static Probe emulated() {
    return new Probe(new EmulatedAccelerator(), new EmulatedAccelerator(), false);
  }

  @Test
  void copiesEveryElement() {
    try (Probe probe = emulated()) {
      copies(probe);
    }
  }

  @Tag("tornado")
  @ExtendWith(NeedsTornado.class)
  @Test
  void copiesAndTellsTheTimeOfKernelsOnADevice() {
    try (Probe probe = Probe.open("")) {
      copies(probe);
      assertThat(nanos(probe.profiled(), 3)).isPositive();
      assertThat(nanos(probe.plain(), 1)).isEqualTo(-1);
    }
  }

  private static void copies(Probe probe) {
    for (int n : SIZES) {
      float[] values = new float[n];
      for (int i = 0; i < n; i++) {
        values[i] = i + 0.5f;
      }
      for (int width : Probe.COPY_WIDTHS) {
        float[] copy = new float[n];
        try (Buffer from = probe.profiled().wrap(values, Shape.of(n));
            Buffer to = probe.profiled().allocate(ElementType.F32, Shape.of(n), Residency.RESULT);
            Plan plan = probe.copy(from, to, width)) {
          plan.execute();
          to.get(copy);
        }
        assertThat(copy).as("%d elements, %d an item", n, width).containsExactly(values);
      }
    }
  }

  /** The time of the last of several executions, or −1. */
  private static long nanos(Backend backend, int executions) {
    Shape shape = Shape.of(1 << 16);
    try (Buffer x = backend.allocate(ElementType.F32, shape, Residency.CONSTANT);
        Buffer y = backend.allocate(ElementType.F32, shape, Residency.DEVICE);
        Plan plan = backend.compile(Program.of(new Op.Round(x, RoundingRule.halfEven(), y)))) {
      for (int i = 0; i < executions; i++) {
        plan.execute();
      }
      return plan.deviceNanos().orElse(-1);
    }
  }

  @Test
  void refusesACopyOfAnotherShape() {
    try (Probe probe = emulated();
        Buffer from = probe.plain().wrap(new float[5], Shape.of(5));
        Buffer to = probe.plain().allocate(ElementType.F32, Shape.of(6), Residency.RESULT)) {
      assertThatThrownBy(() -> probe.copy(from, to, 1)).isInstanceOf(ShapeException.class);
    }
  }
}
