package io.github.tornadoqat.program;

/** Which elements of a tensor share one encoding. */
public sealed interface Granularity {
  /** One encoding for the whole tensor. */
  record PerTensor() implements Granularity {}

  /**
   * One encoding for each index of an axis.
   *
   * @param axis the channel axis; negative axes count from the last
   */
  record PerChannel(int axis) implements Granularity {}

  /**
   * One encoding for each block of consecutive elements along an axis, as ONNX's {@code
   * block_size}; the last block of an axis may be shorter.
   *
   * @param axis the blocked axis; negative axes count from the last
   * @param size elements in a block
   */
  record PerGroup(int axis, int size) implements Granularity {
    public PerGroup {
      if (size < 1) {
        throw new ShapeException("a group needs one element or more, not " + size);
      }
    }
  }

  /** One encoding for the whole tensor. */
  static Granularity perTensor() {
    return new PerTensor();
  }

  /** One encoding for each index of {@code axis}. */
  static Granularity perChannel(int axis) {
    return new PerChannel(axis);
  }

  /** One encoding for each {@code size} consecutive elements along {@code axis}. */
  static Granularity perGroup(int axis, int size) {
    return new PerGroup(axis, size);
  }

  /**
   * The layout of a tensor's elements under this granularity.
   *
   * @throws ShapeException if the axis is not in the shape
   */
  default Layout layout(Shape shape) {
    return Layout.of(this, shape);
  }
}
