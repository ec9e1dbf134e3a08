package io.github.tornadoqat.program;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The lengths of a tensor's axes, outermost first; elements are in row-major order. */
public final class Shape {
  private final long[] lengths;
  private final long elements;

  private Shape(long[] lengths) {
    this.lengths = lengths;
    long n = 1;
    for (long length : lengths) {
      if (length < 0) {
        throw new ShapeException("axis length " + length + " is negative");
      }
      try {
        n = Math.multiplyExact(n, length);
      } catch (ArithmeticException e) {
        throw new ShapeException("a shape of " + Arrays.toString(lengths) + " overflows 2^63", e);
      }
    }
    this.elements = n;
  }

  /**
   * A shape of these axis lengths; none make a scalar.
   *
   * @throws ShapeException if a length is negative or their product overflows
   */
  public static Shape of(long... lengths) {
    return new Shape(lengths.clone());
  }

  /** The number of axes. */
  public int rank() {
    return lengths.length;
  }

  /** The length of an axis; negative axes count from the last. */
  public long length(int axis) {
    return lengths[checkAxis(axis)];
  }

  /** The number of elements. */
  public long elements() {
    return elements;
  }

  /** The product of the lengths before an axis. */
  public long outer(int axis) {
    return product(0, checkAxis(axis));
  }

  /** The product of the lengths after an axis. */
  public long inner(int axis) {
    return product(checkAxis(axis) + 1, lengths.length);
  }

  private int checkAxis(int axis) {
    int a = axis < 0 ? axis + lengths.length : axis;
    if (a < 0 || a >= lengths.length) {
      throw new ShapeException("axis " + axis + " is not in a shape of " + this);
    }
    return a;
  }

  private long product(int from, int to) {
    long n = 1;
    for (int i = from; i < to; i++) {
      n *= lengths[i];
    }
    return n;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape s && Arrays.equals(lengths, s.lengths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(lengths);
  }

  /** As {@code 384x1536}; {@code scalar} for no axes. */
  @Override
  public String toString() {
    return lengths.length == 0
        ? "scalar"
        : Arrays.stream(lengths).mapToObj(Long::toString).collect(Collectors.joining("x"));
  }
}
