package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of bytes outside of the heap. */
public final class ByteArray extends TornadoNativeArray {
  private final MemorySegment segment;

  public ByteArray(int numberOfElements) {
    this.segment = Arena.ofAuto().allocate(ValueLayout.JAVA_BYTE, numberOfElements);
  }

  public byte get(int index) {
    return segment.getAtIndex(ValueLayout.JAVA_BYTE, index);
  }

  public void set(int index, byte value) {
    segment.setAtIndex(ValueLayout.JAVA_BYTE, index, value);
  }

  @Override
  public int getSize() {
    return (int) (segment.byteSize() / 1);
  }

  @Override
  public MemorySegment getSegment() {
    return segment;
  }
}
