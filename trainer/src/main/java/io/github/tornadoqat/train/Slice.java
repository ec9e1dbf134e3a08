package io.github.tornadoqat.train;

import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Shape;

/**
 * Channels of a tensor that are worked on together, laid side by side.
 *
 * @param values row-major [rows, length]: a channel a row
 * @param rows channels
 * @param length elements of a channel
 * @param granularity the ranges: one for all, one a row, or one for each group of a row
 */
public record Slice(float[] values, int rows, int length, Granularity granularity) {
  /** The shape of the values. */
  public Shape shape() {
    return Shape.of(rows, length);
  }

  /** How the values fall into ranges. */
  public Layout layout() {
    return granularity.layout(shape());
  }
}
