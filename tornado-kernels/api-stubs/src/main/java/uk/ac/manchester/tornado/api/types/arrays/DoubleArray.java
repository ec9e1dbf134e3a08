package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of doubles outside of the heap. */
public final class DoubleArray extends TornadoNativeArray {
  private final MemorySegment segment;

  public DoubleArray(int numberOfElements) {
    this.segment = Arena.ofAuto().allocate(ValueLayout.JAVA_DOUBLE, numberOfElements);
  }

  public double get(int index) {
    return segment.getAtIndex(ValueLayout.JAVA_DOUBLE, index);
  }

  public void set(int index, double value) {
    segment.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
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
