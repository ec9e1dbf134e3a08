package io.github.tornadoqat.program;

/** Shape and type checks that the op records share. */
final class Checks {
  private Checks() {}

  static void type(String name, Buffer buffer, ElementType type) {
    if (buffer.type() != type) {
      throw new ShapeException(name + " must be " + type + ", not " + buffer.type());
    }
  }

  static void buffer(String name, Buffer buffer, ElementType type, Shape shape) {
    type(name, buffer, type);
    if (!buffer.shape().equals(shape)) {
      throw new ShapeException(name + " must be " + shape + ", not " + buffer.shape());
    }
  }

  static void counts(Buffer counts, int chunks) {
    if (counts != null) {
      buffer("counts", counts, ElementType.I32, Shape.of(3, chunks));
    }
  }

  static void codes(Buffer codes, Shape shape) {
    if (!codes.type().isCode()) {
      throw new ShapeException("codes must be I8, U8, I16 or U16, not " + codes.type());
    }
    buffer("codes", codes, codes.type(), shape);
  }

  static void scales(Buffer scales, Granularity granularity, Shape tensor) {
    int p = granularity.layout(tensor).sequences();
    buffer("scales", scales, ElementType.F32, Shape.of(2, p));
  }

  /** The length of a buffer of one axis. */
  static int vector(String name, Buffer buffer) {
    type(name, buffer, ElementType.F32);
    if (buffer.shape().rank() != 1) {
      throw new ShapeException(name + " must have one axis, not " + buffer.shape());
    }
    return Math.toIntExact(buffer.elements());
  }

  static void nibbles(Buffer codes, Buffer packed) {
    if (codes.type() != ElementType.I8 && codes.type() != ElementType.U8) {
      throw new ShapeException("codes must be I8 or U8, not " + codes.type());
    }
    buffer("packed", packed, ElementType.U8, Shape.of(Math.ceilDiv(codes.elements(), 2)));
  }
}
