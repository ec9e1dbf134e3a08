package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import java.lang.foreign.MemorySegment;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** A buffer in an array that TornadoVM moves to and from the device. */
final class TornadoBuffer extends Buffer {
  private TornadoNativeArray array;
  private boolean shared;

  TornadoBuffer(ElementType type, Shape shape, Residency residency) {
    super(type, shape, residency);
    // A device has no empty arrays.
    int n = (int) Math.max(1, shape.elements());
    this.array =
        switch (type) {
          case F32 -> new FloatArray(n);
          case F64 -> new DoubleArray(n);
          case I8, U8 -> new ByteArray(n);
          case I16, U16 -> new ShortArray(n);
          case I32 -> new IntArray(n);
          case I64 -> new LongArray(n);
        };
  }

  /** A buffer that must be of this backend. */
  static TornadoBuffer of(Buffer buffer) {
    if (buffer instanceof TornadoBuffer own) {
      return own;
    }
    throw new IllegalArgumentException("a buffer of another backend");
  }

  /** Whether a compiled program uses the array, so that the content can no longer move. */
  boolean isShared() {
    return shared;
  }

  void share() {
    shared = true;
  }

  /** Moves the content to another array of the same type and length. */
  void moveTo(TornadoNativeArray other) {
    MemorySegment.copy(memory(), 0, other.getSegment(), 0, memory().byteSize());
    array = other;
  }

  TornadoNativeArray array() {
    requireOpen();
    return array;
  }

  @Override
  protected MemorySegment memory() {
    return array.getSegment().asSlice(0, elements() * type().bytes());
  }

  @Override
  protected void free() {
    array = null;
  }
}
