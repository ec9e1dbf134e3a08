package io.github.tornadoqat.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link Layout}'s arithmetic against membership found element by element. */
final class LayoutTest {
  static Stream<TensorCase> tensors() {
    SplittableRandom random = new SplittableRandom(5);
    return Stream.concat(
        TensorCase.awkward().stream(), Stream.generate(() -> TensorCase.random(random)).limit(200));
  }

  @ParameterizedTest
  @MethodSource("tensors")
  void findsEveryElement(TensorCase tensor) {
    Layout layout = tensor.granularity().layout(tensor.shape());
    Membership m = Membership.of(tensor.granularity(), tensor.shape());
    int[][] elements = new int[m.sequences()][];
    for (int p = 0; p < elements.length; p++) {
      elements[p] = new int[m.length(p)];
    }
    for (int i = 0; i < m.elements(); i++) {
      elements[m.sequence(i)][m.position(i)] = i;
    }
    assertThat(layout.sequences()).isEqualTo(m.sequences());
    for (int p = 0; p < elements.length; p++) {
      assertThat(layout.length(p)).as("length of %d", p).isEqualTo(elements[p].length);
      for (int j = 0; j < elements[p].length; j++) {
        long piece = j / layout.run();
        long flat = layout.start(p) + piece * layout.stride() + j % layout.run();
        assertThat(flat).as("element %d of %d", j, p).isEqualTo(elements[p][j]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tensors")
  void knowsWhichSequencesLieSideBySide(TensorCase tensor) {
    Layout layout = tensor.granularity().layout(tensor.shape());
    long side = layout.sideBySide();
    assertThat(side == 1 || (layout.run() == 1 && !layout.isContiguous())).isTrue();
    for (int p = 1; p < layout.sequences(); p++) {
      if (p % side != 0) {
        assertThat(layout.start(p)).as("start of %d", p).isEqualTo(layout.start(p - 1) + 1);
        assertThat(layout.length(p)).as("length of %d", p).isEqualTo(layout.length(p - 1));
      }
    }
  }

  @Test
  void findsChannelsAndGroupsSideBySide() {
    assertThat(Granularity.perChannel(1).layout(Shape.of(5, 7)).sideBySide()).isEqualTo(7);
    assertThat(Granularity.perGroup(0, 2).layout(Shape.of(5, 7)).sideBySide()).isEqualTo(7);
    assertThat(Granularity.perChannel(0).layout(Shape.of(5, 7)).sideBySide()).isEqualTo(1);
    assertThat(Granularity.perChannel(1).layout(Shape.of(5, 7, 3)).sideBySide()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("tensors")
  void cutsSequencesIntoChunks(TensorCase tensor) {
    Layout layout = tensor.granularity().layout(tensor.shape());
    Membership m = Membership.of(tensor.granularity(), tensor.shape());
    assertThat(layout.totalChunks()).isEqualTo(m.totalChunks());
    int[] lengths = new int[m.totalChunks()];
    for (int i = 0; i < m.elements(); i++) {
      lengths[m.chunk(i)]++;
    }
    for (int p = 0; p < m.sequences(); p++) {
      assertThat(layout.length(p)).isLessThanOrEqualTo(layout.maxLength());
      for (int c = 0; c < layout.chunks(); c++) {
        int chunk = p * layout.chunks() + c;
        assertThat(layout.chunkLength(p, c)).as("chunk %d", chunk).isEqualTo(lengths[chunk]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tensors")
  void saysWhichSequencesAreContiguous(TensorCase tensor) {
    Layout layout = tensor.granularity().layout(tensor.shape());
    Membership m = Membership.of(tensor.granularity(), tensor.shape());
    int[] previous = new int[m.sequences()];
    boolean adjacent = true;
    for (int i = 0; i < m.elements(); i++) {
      adjacent &= m.position(i) == 0 || previous[m.sequence(i)] == i - 1;
      previous[m.sequence(i)] = i;
    }
    if (layout.isContiguous()) {
      assertThat(adjacent).isTrue();
    }
    if (!adjacent) {
      assertThat(layout.isContiguous()).isFalse();
    }
  }

  @Test
  void numbersGroupsAsOnnxStoresScales() {
    Layout layout = Granularity.perGroup(1, 2).layout(Shape.of(2, 5, 3));
    assertThat(layout.sequences()).isEqualTo(2 * 3 * 3);
    // Outer 1, block 2 (the short one), inner 1: element (1, 4, 1).
    int p = (1 * 3 + 2) * 3 + 1;
    assertThat(layout.start(p)).isEqualTo(15 + 4 * 3 + 1);
    assertThat(layout.length(p)).isEqualTo(1);
  }

  @Test
  void takesSizesBeyondAnInt() {
    long n = 3L << 30;
    Layout whole = Granularity.perTensor().layout(Shape.of(n));
    assertThat(whole.length(0)).isEqualTo(n);
    assertThat(whole.chunks()).isEqualTo((int) (n / Layout.CHUNK));
    Layout channels = Granularity.perChannel(0).layout(Shape.of(3, n));
    assertThat(channels.start(2)).isEqualTo(2 * n);
    assertThat(channels.chunkLength(2, channels.chunks() - 1)).isEqualTo(Layout.CHUNK);
  }

  @Test
  void refusesAxesThatAreNotThere() {
    Shape shape = Shape.of(2, 3);
    for (Granularity g :
        List.of(
            Granularity.perChannel(2),
            Granularity.perChannel(-3),
            Granularity.perGroup(2, 4),
            Granularity.perGroup(-3, 4))) {
      assertThatThrownBy(() -> g.layout(shape))
          .isInstanceOf(ShapeException.class)
          .hasMessageContaining("is not in a shape of 2x3");
    }
    assertThatThrownBy(() -> Granularity.perGroup(0, 0))
        .isInstanceOf(ShapeException.class)
        .hasMessage("a group needs one element or more, not 0");
  }
}
