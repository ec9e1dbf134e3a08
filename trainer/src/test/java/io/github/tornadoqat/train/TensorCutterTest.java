package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TensorCutterTest {
  private static final long[][] SHAPES = {
    {1}, {31}, {4, 9}, {9, 4}, {1, 33}, {33, 1}, {5, 3, 7}, {2, 3, 3, 5}
  };

  static Stream<Arguments> cuts() {
    return Arrays.stream(SHAPES)
        .flatMap(
            shape ->
                Stream.iterate(-1, axis -> axis < shape.length, axis -> axis + 1)
                    .flatMap(
                        axis ->
                            Stream.of("tensor", "channel", "group:1", "group:4", "group:1000")
                                .flatMap(
                                    unit ->
                                        Stream.of(1L, 10L, 64L, 1L << 40)
                                            .map(
                                                preferred ->
                                                    Arguments.of(shape, axis, unit, preferred)))));
  }

  private static float[] counting(Shape shape) {
    float[] x = new float[(int) shape.elements()];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
    }
    return x;
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void scatteringTheSlicesGivesTheTensor(long[] extents, int axis, String unit, long preferred) {
    Shape shape = Shape.of(extents);
    float[] tensor = counting(shape);
    TensorCutter cutter =
        new TensorCutter(tensor, shape, axis, TensorCutter.Unit.parse(unit), perRange -> preferred);
    int[] target = new int[tensor.length];
    Arrays.fill(target, -1);
    int total = 0;
    for (int i = 0; i < cutter.count(); i++) {
      Slice slice = cutter.slice(i);
      assertThat(slice.values()).hasSize(slice.rows() * slice.length());
      int[] integers = new int[slice.values().length];
      for (int k = 0; k < integers.length; k++) {
        integers[k] = (int) slice.values()[k];
      }
      cutter.scatter(i, integers, target);
      total += integers.length;
    }
    assertThat(total).isEqualTo(tensor.length);
    for (int k = 0; k < target.length; k++) {
      assertThat(target[k]).isEqualTo(k);
    }
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void slicesGoChannelByChannel(long[] extents, int axis, String unit, long preferred) {
    Shape shape = Shape.of(extents);
    TensorCutter cutter =
        new TensorCutter(
            counting(shape), shape, axis, TensorCutter.Unit.parse(unit), perRange -> preferred);
    if (unit.equals("tensor") || (axis < 0 && unit.equals("channel"))) {
      assertThat(cutter.count()).isEqualTo(1);
      return;
    }
    long inner = axis < 0 ? shape.elements() : shape.inner(axis);
    long channels = axis < 0 ? 1 : extents[axis];
    long next = 0;
    for (int i = 0; i < cutter.count(); i++) {
      Slice slice = cutter.slice(i);
      assertThat(cutter.first(i)).isEqualTo(next);
      for (int k = 0; k < slice.values().length; k++) {
        long index = (long) slice.values()[k];
        assertThat(index / inner % channels).isEqualTo(next * channels / shape.elements());
        next++;
      }
    }
    assertThat(next).isEqualTo(shape.elements());
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void rangesAreCountedOverAllSlices(long[] extents, int axis, String unit, long preferred) {
    Shape shape = Shape.of(extents);
    TensorCutter cutter =
        new TensorCutter(
            counting(shape), shape, axis, TensorCutter.Unit.parse(unit), perRange -> preferred);
    int p = 0;
    for (int i = 0; i < cutter.count(); i++) {
      Slice slice = cutter.slice(i);
      Layout layout = slice.layout();
      for (int own = 0; own < layout.sequences(); own++) {
        int start = (int) layout.start(own);
        assertThat(cutter.range(p++))
            .containsExactly(
                Arrays.copyOfRange(slice.values(), start, start + (int) layout.length(own)));
      }
    }
  }

  @Test
  void slicesAreAsLargeAsPreferred() {
    Shape shape = Shape.of(100, 10);
    TensorCutter cutter =
        new TensorCutter(
            counting(shape), shape, 0, TensorCutter.Unit.parse("channel"), perRange -> 64);
    assertThat(cutter.count()).isEqualTo(17);
    assertThat(cutter.slice(0).rows()).isEqualTo(6);
    assertThat(cutter.slice(16).rows()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0})
  void channelsAreCutBetweenGroups(int axis) {
    Shape shape = Shape.of(1, 100);
    TensorCutter cutter =
        new TensorCutter(
            counting(shape), shape, axis, TensorCutter.Unit.parse("group:7"), perRange -> 64);
    assertThat(cutter.count()).isEqualTo(2);
    assertThat(cutter.slice(0).length()).isEqualTo(63);
    assertThat(cutter.slice(1).length()).isEqualTo(37);
  }

  @ParameterizedTest
  @CsvSource({"tensor, 3000", "channel, 300", "group:128, 100", "group:1, 1", "group:301, 300"})
  void asksForTheElementsOfARange(String unit, long expected) {
    Shape shape = Shape.of(3, 10, 100);
    List<Long> asked = new ArrayList<>();
    var unused =
        new TensorCutter(
            counting(shape),
            shape,
            1,
            TensorCutter.Unit.parse(unit),
            perRange -> {
              asked.add(perRange);
              return 1;
            });
    assertThat(asked).containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tensor", "channel", "group:1", "group:128"})
  void unitsReadBack(String text) {
    assertThat(TensorCutter.Unit.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Channel", "group", "group:", "group:0", "group:01", "group:1e3"})
  void otherUnitsAreRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> TensorCutter.Unit.parse(text));
  }
}
