package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of longs outside of the heap. */
public final class LongArray extends TornadoNativeArray {
  private final MemorySegment segment;

  public LongArray(int numberOfElements) {
    this.segment = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG, numberOfElements);
  }

  public long get(int index) {
    return segment.getAtIndex(ValueLayout.JAVA_LONG, index);
  }

  public void set(int index, long value) {
    segment.setAtIndex(ValueLayout.JAVA_LONG, index, value);
  }

  @Override
  public int getSize() {
    return (int) (segment.byteSize() / 8);
  }

  @Override
  public MemorySegment getSegment() {
    return segment;
  }
}
