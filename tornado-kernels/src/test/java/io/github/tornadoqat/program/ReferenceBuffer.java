package io.github.tornadoqat.program;

import java.lang.foreign.MemorySegment;

/** A buffer that is an ordinary heap array. */
final class ReferenceBuffer extends Buffer {
  private final Object array;

  ReferenceBuffer(ElementType type, Shape shape, Residency residency) {
    this(newArray(type, Math.toIntExact(shape.elements())), type, shape, residency);
  }

  ReferenceBuffer(Object array, ElementType type, Shape shape, Residency residency) {
    super(type, shape, residency);
    this.array = array;
  }

  /** A new array for elements of a type. */
  static Object newArray(ElementType type, int length) {
    return switch (type) {
      case F32 -> new float[length];
      case I8, U8 -> new byte[length];
      case I16, U16 -> new short[length];
      case I32 -> new int[length];
      case I64 -> new long[length];
      case F64 -> new double[length];
    };
  }

  static float[] floats(Buffer buffer) {
    return (float[]) arrayOf(buffer);
  }

  static int[] ints(Buffer buffer) {
    return (int[]) arrayOf(buffer);
  }

  static long[] longs(Buffer buffer) {
    return (long[]) arrayOf(buffer);
  }

  /** The code at an index, read as its type says. */
  static int code(Buffer buffer, int index) {
    Object array = arrayOf(buffer);
    return switch (buffer.type()) {
      case I8 -> ((byte[]) array)[index];
      case U8 -> ((byte[]) array)[index] & 0xFF;
      case I16 -> ((short[]) array)[index];
      case U16 -> ((short[]) array)[index] & 0xFFFF;
      default -> throw new AssertionError(buffer.type());
    };
  }

  /** Writes a code; what the type cannot hold wraps. */
  static void code(Buffer buffer, int index, int code) {
    switch (arrayOf(buffer)) {
      case byte[] bytes -> bytes[index] = (byte) code;
      case short[] shorts -> shorts[index] = (short) code;
      default -> throw new AssertionError(buffer.type());
    }
  }

  private static Object arrayOf(Buffer buffer) {
    buffer.requireOpen();
    return ((ReferenceBuffer) buffer).array;
  }

  @Override
  protected MemorySegment memory() {
    return switch (array) {
      case float[] a -> MemorySegment.ofArray(a);
      case byte[] a -> MemorySegment.ofArray(a);
      case short[] a -> MemorySegment.ofArray(a);
      case int[] a -> MemorySegment.ofArray(a);
      case long[] a -> MemorySegment.ofArray(a);
      default -> throw new AssertionError(type());
    };
  }

  @Override
  protected void free() {}
}
