package io.github.tornadoqat.io;

import java.util.Arrays;

/** Sizes of tensors. */
final class Shapes {
  /** NumPy's own limit, the largest of the formats here. */
  static final int MAX_RANK = 64;

  private Shapes() {}

  /**
   * Product of the extents.
   *
   * @throws ArithmeticException if an extent is negative or the product passes 2^63 - 1
   */
  static long elements(long[] shape) {
    long product = 1;
    for (long extent : shape) {
      if (extent < 0) {
        throw new ArithmeticException("negative extent");
      }
      product = Math.multiplyExact(product, extent);
    }
    return product;
  }

  /** As {@link #elements}, for a shape that a file states. */
  static long elements(MappedFile file, String place, long[] shape) {
    try {
      return elements(shape);
    } catch (ArithmeticException e) {
      throw file.bad(
          place, "shape " + Arrays.toString(shape), "extents >= 0 with a product below 2^63");
    }
  }

  /** Checks that the bytes at hand are those of a tensor of this type and shape. */
  static void checkBytes(MappedFile file, String place, DType dtype, long[] shape, long bytes) {
    long elements = elements(file, place, shape);
    // Divided, because elements times width may overflow.
    if (bytes % dtype.bytes() != 0 || bytes / dtype.bytes() != elements) {
      throw file.bad(
          place,
          "data of " + bytes + " bytes",
          elements + " elements of " + dtype + " for shape " + Arrays.toString(shape));
    }
  }
}
