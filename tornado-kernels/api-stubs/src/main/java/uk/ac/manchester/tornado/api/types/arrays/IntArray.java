package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of ints outside of the heap. */
public final class IntArray extends TornadoNativeArray {
  private final MemorySegment segment;

  public IntArray(int numberOfElements) {
    this.segment = Arena.ofAuto().allocate(ValueLayout.JAVA_INT, numberOfElements);
  }

  public int get(int index) {
    return segment.getAtIndex(ValueLayout.JAVA_INT, index);
  }

  public void set(int index, int value) {
    segment.setAtIndex(ValueLayout.JAVA_INT, index, value);
  }

  @Override
  public int getSize() {
    return (int) (segment.byteSize() / 4);
  }

  @Override
  public MemorySegment getSegment() {
    return segment;
  }
}
