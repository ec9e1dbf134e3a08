package io.github.tornadoqat.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arrays written in little-endian order; each method returns the number of bytes written. */
final class LittleEndian {
  private static final int CHUNK = 1 << 14;

  private LittleEndian() {}

  static long write(float[] values, OutputStream out) throws IOException {
    ByteBuffer chunk = chunk(Float.BYTES);
    for (float value : values) {
      chunk.putFloat(value);
      drainIfFull(chunk, out);
    }
    drain(chunk, out);
    return (long) values.length * Float.BYTES;
  }

  /**
   * @throws IllegalArgumentException if a value does not fit into dtype
   */
  static long write(DType dtype, int[] values, OutputStream out) throws IOException {
    ByteBuffer chunk = chunk(dtype.bytes());
    for (int value : values) {
      if (Elements.ofBits(dtype, value) != value && dtype != DType.I32) {
        throw new IllegalArgumentException(value + " does not fit into " + dtype);
      }
      switch (dtype.bytes()) {
        case Byte.BYTES -> chunk.put((byte) value);
        case Short.BYTES -> chunk.putShort((short) value);
        default -> chunk.putInt(value);
      }
      drainIfFull(chunk, out);
    }
    drain(chunk, out);
    return (long) values.length * dtype.bytes();
  }

  /**
   * @throws IllegalArgumentException if dtype is not one that {@code int} values are written as
   */
  static void checkInteger(DType dtype) {
    switch (dtype) {
      case I8, U8, I16, U16, I32 -> {}
      default -> throw new IllegalArgumentException("not an integer type to write: " + dtype);
    }
  }

  private static ByteBuffer chunk(int width) {
    return ByteBuffer.allocate(CHUNK * width).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void drainIfFull(ByteBuffer chunk, OutputStream out) throws IOException {
    if (!chunk.hasRemaining()) {
      drain(chunk, out);
    }
  }

  private static void drain(ByteBuffer chunk, OutputStream out) throws IOException {
    out.write(chunk.array(), chunk.arrayOffset(), chunk.position());
    chunk.clear();
  }
}
