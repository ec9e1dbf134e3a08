package io.github.tornadoqat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Property
  void holdsItsValuesAndItsTicks(@ForAll double a, @ForAll double b) {
    double limit = Double.MAX_VALUE / 8;
    double x = Math.clamp(a, -limit, limit);
    double y = Math.clamp(b, -limit, limit);
    for (Axis axis :
        new Axis[] {
          Axis.linear("", DoubleStream.of(x, y)), Axis.log("", DoubleStream.of(x, y, 1))
        }) {
      for (double v : new double[] {x, y}) {
        if (!axis.log() || v >= Double.MIN_NORMAL) {
          assertThat(axis.at(v)).isBetween(0.0, 1.0);
        }
      }
      assertThat(axis.ticks()).hasSizeLessThanOrEqualTo(14);
      assertThat(axis.ticks())
          .allSatisfy(t -> assertThat(axis.at(t.value())).isBetween(-1e-9, 1 + 1e-9));
    }
  }

  @Test
  void logarithmHasNoPlaceForZeroAndNone() {
    Axis axis = Axis.log("", DoubleStream.of(1e-5, 1, 0, Double.NaN));
    assertThat(axis.at(0)).isNaN();
    assertThat(axis.at(-1)).isNaN();
    assertThat(axis.at(Double.NaN)).isNaN();
    assertThat(axis.at(Double.POSITIVE_INFINITY)).isNaN();
    assertThat(axis.ticks()).extracting(Axis.Tick::label).contains("10⁻⁴", "1");
  }

  @Test
  void nothingPositiveIsLinear() {
    assertThat(Axis.log("", DoubleStream.of(0, Double.NaN)).log()).isFalse();
    assertThat(Axis.log("", DoubleStream.empty()).ticks()).isNotEmpty();
  }

  @Test
  void manyStepsAreLogarithmicAndStartAtZero() {
    Axis steps = Axis.steps(DoubleStream.of(0, 1, 1000));
    assertThat(steps.at(0)).isZero();
    assertThat(steps.at(1)).isGreaterThan(0);
    assertThat(steps.ticks()).extracting(Axis.Tick::label).startsWith("0", "1");
    assertThat(Axis.steps(DoubleStream.of(0, 5, 20)).log()).isFalse();
  }
}
