package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import java.lang.foreign.MemorySegment;

/** A buffer in a Java array, which kernels use as it is. */
final class HostBuffer extends Buffer {
  private Object array;

  HostBuffer(ElementType type, Shape shape, Residency residency, Object array) {
    super(type, shape, residency);
    this.array = array;
  }

  static float[] floats(Buffer buffer) {
    return (float[]) array(buffer);
  }

  static int[] ints(Buffer buffer) {
    return (int[]) array(buffer);
  }

  static long[] longs(Buffer buffer) {
    return (long[]) array(buffer);
  }

  static Object array(Buffer buffer) {
    if (!(buffer instanceof HostBuffer host)) {
      throw new IllegalArgumentException("a buffer of another backend");
    }
    buffer.requireOpen();
    return host.array;
  }

  @Override
  protected MemorySegment memory() {
    return switch (array) {
      case float[] a -> MemorySegment.ofArray(a);
      case double[] a -> MemorySegment.ofArray(a);
      case byte[] a -> MemorySegment.ofArray(a);
      case short[] a -> MemorySegment.ofArray(a);
      case int[] a -> MemorySegment.ofArray(a);
      case long[] a -> MemorySegment.ofArray(a);
      default -> throw new AssertionError(array);
    };
  }

  @Override
  protected void free() {
    array = null;
  }
}
