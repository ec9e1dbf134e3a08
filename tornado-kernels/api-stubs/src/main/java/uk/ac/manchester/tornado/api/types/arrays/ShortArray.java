package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of shorts outside of the heap. */
public final class ShortArray extends TornadoNativeArray {
  private final MemorySegment segment;

  public ShortArray(int numberOfElements) {
    this.segment = Arena.ofAuto().allocate(ValueLayout.JAVA_SHORT, numberOfElements);
  }

  public short get(int index) {
    return segment.getAtIndex(ValueLayout.JAVA_SHORT, index);
  }

  public void set(int index, short value) {
    segment.setAtIndex(ValueLayout.JAVA_SHORT, index, value);
  }

  @Override
  public int getSize() {
    return (int) (segment.byteSize() / 2);
  }

  @Override
  public MemorySegment getSegment() {
    return segment;
  }
}
