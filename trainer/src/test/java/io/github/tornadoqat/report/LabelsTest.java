package io.github.tornadoqat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  @Test
  void dropsOnlyWholeCommonParts() {
    assertThat(Labels.shorten(List.of("bert.layer.10.weight", "bert.layer.11.weight")))
        .containsExactly("10", "11");
    assertThat(Labels.shorten(List.of("a.b", "a.b.c", "a.d"))).containsExactly("b", "b.c", "d");
  }

  @Test
  void leavesSomethingOfEveryName() {
    assertThat(Labels.shorten(List.of("a.x.x.b", "a.x.b"))).containsExactly("a.x.x.b", "a.x.b");
    assertThat(Labels.shorten(List.of("one.weight"))).containsExactly("one.weight");
    assertThat(Labels.shorten(List.of())).isEmpty();
  }

  @Test
  void keepsBothEndsOfALongName() {
    String fit = Labels.fit("first" + "-".repeat(60) + "last");
    assertThat(fit).startsWith("first").contains("…").endsWith("last");
    assertThat(fit).hasSize(42);
  }
}
