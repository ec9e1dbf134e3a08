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
}
