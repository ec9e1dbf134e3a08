package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Shape;

/**
 * From a flat index to the sequence it belongs to: {@code (i / outer)·a + (i mod outer) / block·b +
 * i mod inner}. Kernels take the five numbers as literals.
 */
record Columns(int outer, int a, int block, int b, int inner) {
  static Columns of(Granularity granularity, Shape shape) {
    return switch (granularity) {
      case Granularity.PerTensor() -> new Columns(1, 0, 1, 0, 1);
      case Granularity.PerChannel(int axis) -> {
        int inner = (int) shape.inner(axis);
        int channels = (int) shape.length(axis);
        yield new Columns(atLeastOne(channels * inner), 0, atLeastOne(inner), 1, 1);
      }
      case Granularity.PerGroup(int axis, int size) -> {
        int inner = (int) shape.inner(axis);
        int length = (int) shape.length(axis);
        Layout layout = granularity.layout(shape);
        int blocks = (int) layout.blocks();
        int block = (int) Math.min(size, (long) length) * inner;
        yield new Columns(
            atLeastOne(length * inner),
            blocks * inner,
            atLeastOne(block),
            inner,
            atLeastOne(inner));
      }
    };
  }

  /** The sequence of element i; kernels call it with literals. */
  static int column(int i, int outer, int a, int block, int b, int inner) {
    return i / outer * a + i % outer / block * b + i % inner;
  }

  private static int atLeastOne(int n) {
    return Math.max(1, n);
  }
}
