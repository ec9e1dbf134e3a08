package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** An array of floats outside of the heap. */
public final class FloatArray extends TornadoNativeArray {
  private final MemorySegment segment;

  public FloatArray(int numberOfElements) {
    this.segment = Arena.ofAuto().allocate(ValueLayout.JAVA_FLOAT, numberOfElements);
  }

  public float get(int index) {
    return segment.getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }

  public void set(int index, float value) {
    segment.setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
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
