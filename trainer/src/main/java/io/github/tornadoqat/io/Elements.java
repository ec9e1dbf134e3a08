package io.github.tornadoqat.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Conversion of stored elements to float32: exact where float32 can hold the value, else rounded.
 */
final class Elements {
  private static final int HALF_BITS = 16;

  private Elements() {}

  /** Bytes that are read before their pages are given back; a multiple of every element's size. */
  private static final long PIECE_BYTES = 1 << 24;

  /**
   * Converts all of {@code data} into {@code to}, starting at index {@code at}. Mapped pages are
   * given back piece by piece, so that a tensor does not take up memory twice.
   */
  static void read(DType type, MemorySegment data, ByteOrder order, float[] to, int at) {
    for (long from = 0; from < data.byteSize(); from += PIECE_BYTES) {
      long bytes = Math.min(PIECE_BYTES, data.byteSize() - from);
      MemorySegment piece = data.asSlice(from, bytes);
      readPiece(type, piece, order, to, at + (int) (from / type.bytes()));
      if (piece.isMapped()) {
        piece.unload();
      }
    }
  }

  private static void readPiece(
      DType type, MemorySegment data, ByteOrder order, float[] to, int at) {
    int count = Math.toIntExact(data.byteSize() / type.bytes());
    ValueLayout.OfShort shorts = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
    switch (type) {
      case F32 ->
          // Copies in bulk and swaps bytes if it must.
          MemorySegment.copy(
              data, ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(order), 0, to, at, count);
      case F64 -> {
        ValueLayout.OfDouble doubles = ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(order);
        for (int i = 0; i < count; i++) {
          to[at + i] = (float) data.getAtIndex(doubles, i);
        }
      }
      case F16 -> {
        for (int i = 0; i < count; i++) {
          to[at + i] = Float.float16ToFloat(data.getAtIndex(shorts, i));
        }
      }
      case BF16 -> {
        for (int i = 0; i < count; i++) {
          to[at + i] = Float.intBitsToFloat(data.getAtIndex(shorts, i) << HALF_BITS);
        }
      }
      default -> readBits(type, data, order, to, at, count);
    }
  }

  private static void readBits(
      DType type, MemorySegment data, ByteOrder order, float[] to, int at, int count) {
    ValueLayout.OfShort shorts = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(order);
    ValueLayout.OfInt ints = ValueLayout.JAVA_INT_UNALIGNED.withOrder(order);
    ValueLayout.OfLong longs = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(order);
    for (int i = 0; i < count; i++) {
      long bits =
          switch (type.bytes()) {
            case Byte.BYTES -> data.get(ValueLayout.JAVA_BYTE, i);
            case Short.BYTES -> data.getAtIndex(shorts, i);
            case Integer.BYTES -> data.getAtIndex(ints, i);
            default -> data.getAtIndex(longs, i);
          };
      to[at + i] = ofBits(type, bits);
    }
  }

  /** The value of one element whose bits are the lowest of {@code bits}. */
  static float ofBits(DType type, long bits) {
    return switch (type) {
      case F64 -> (float) Double.longBitsToDouble(bits);
      case F32 -> Float.intBitsToFloat((int) bits);
      case F16 -> Float.float16ToFloat((short) bits);
      case BF16 -> Float.intBitsToFloat((int) bits << HALF_BITS);
      case F8_E4M3 -> ofE4m3((int) bits);
      case F8_E5M2 -> Float.float16ToFloat((short) (bits << Byte.SIZE));
      case I64 -> bits;
      case I32 -> (int) bits;
      case I16 -> (short) bits;
      case I8 -> (byte) bits;
      case U64 -> ofUnsigned(bits);
      case U32 -> bits & 0xFFFF_FFFFL;
      case U16 -> bits & 0xFFFF;
      case U8 -> bits & 0xFF;
      case BOOL -> (bits & 0xFF) == 0 ? 0 : 1;
    };
  }

  private static float ofUnsigned(long bits) {
    // Halved with the lost bit kept sticky, so that the rounding stays right.
    return bits >= 0 ? bits : 2f * (float) ((bits >>> 1) | (bits & 1));
  }

  private static float ofE4m3(int bits) {
    int exponent = bits >> 3 & 0xF;
    int mantissa = bits & 0x7;
    if (exponent == 0xF && mantissa == 0x7) {
      return Float.NaN;
    }
    float magnitude =
        exponent == 0 ? Math.scalb((float) mantissa, -9) : Math.scalb(8f + mantissa, exponent - 10);
    return (bits & 0x80) == 0 ? magnitude : -magnitude;
  }
}
