package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTest {
  @Test
  void constantIsOne() {
    assertThat(Schedule.parse("constant").factor(0, 7)).isEqualTo(1);
    assertThat(Schedule.parse("constant").factor(6, 7)).isEqualTo(1);
  }

  @Test
  void cosineFallsFromOneToNearZero() {
    Schedule cosine = Schedule.parse("cosine");
    assertThat(cosine.factor(0, 100)).isEqualTo(1);
    assertThat(cosine.factor(50, 100)).isCloseTo(0.5, within(1e-15));
    assertThat(cosine.factor(25, 100)).isCloseTo((1 + Math.sqrt(0.5)) / 2, within(1e-15));
    assertThat(cosine.factor(99, 100)).isPositive().isLessThan(3e-4);
    for (int step = 1; step < 100; step++) {
      assertThat(cosine.factor(step, 100)).isLessThan(cosine.factor(step - 1, 100));
    }
  }

  @Test
  void stepsMultiply() {
    Schedule schedule = Schedule.parse("step:10:0.5");
    assertThat(schedule.factor(0, 100)).isEqualTo(1);
    assertThat(schedule.factor(9, 100)).isEqualTo(1);
    assertThat(schedule.factor(10, 100)).isEqualTo(0.5);
    assertThat(schedule.factor(39, 100)).isEqualTo(0.125);
  }

  @ParameterizedTest
  @ValueSource(strings = {"constant", "cosine", "step:10:0.5", "step:1:1.0", "step:7:1.0E-4"})
  void textReadsBack(String text) {
    Schedule schedule = Schedule.parse(text);
    assertThat(schedule).hasToString(text);
    assertThat(Schedule.parse(schedule.toString())).isEqualTo(schedule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Cosine",
        "step",
        "step:1",
        "step:0:0.5",
        "step:1:0",
        "step:1:1.5",
        "step:1:NaN",
        "step:-1:0.5",
        "step:1:0.5:2",
        "step:a:b",
        "constant:1"
      })
  void otherTextIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Schedule.parse(text));
  }
}
