package io.github.tornadoqat.program;

/** The type of a buffer's elements. */
public enum ElementType {
  /** IEEE 754 single precision. */
  F32(4),
  /** IEEE 754 double precision: what learns ranges. */
  F64(8),
  /** Signed 8-bit codes. */
  I8(1),
  /** Unsigned 8-bit codes. */
  U8(1),
  /** Signed 16-bit codes. */
  I16(2),
  /** Unsigned 16-bit codes. */
  U16(2),
  /** Signed 32-bit integers: counts. */
  I32(4),
  /** Signed 64-bit integers: seeds and steps. */
  I64(8);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes an element takes. */
  public int bytes() {
    return bytes;
  }

  /** Whether this type can hold every code from {@code qmin} to {@code qmax}. */
  public boolean holds(int qmin, int qmax) {
    return switch (this) {
      case I8 -> qmin >= Byte.MIN_VALUE && qmax <= Byte.MAX_VALUE;
      case U8 -> qmin >= 0 && qmax <= 0xFF;
      case I16 -> qmin >= Short.MIN_VALUE && qmax <= Short.MAX_VALUE;
      case U16 -> qmin >= 0 && qmax <= 0xFFFF;
      case I32 -> true;
      case F32, F64, I64 -> false;
    };
  }

  /** Whether this is a type that codes are stored in. */
  public boolean isCode() {
    return holds(0, 1) && this != I32;
  }
}
