package uk.ac.manchester.tornado.api.types.arrays;

import java.lang.foreign.MemorySegment;

/** An array outside of the heap. */
public abstract class TornadoNativeArray {
  /** The number of elements. */
  public abstract int getSize();

  /** The elements. */
  public abstract MemorySegment getSegment();

  /** The bytes of the elements and of a header. */
  public long getNumBytesOfSegmentWithHeader() {
    return getSegment().byteSize();
  }
}
