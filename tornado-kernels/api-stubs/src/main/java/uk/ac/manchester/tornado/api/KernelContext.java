package uk.ac.manchester.tornado.api;

import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Where a work item is, and what its group shares. */
@SuppressWarnings("UnnecessaryBoxedVariable")
public class KernelContext {
  public final Integer globalIdx = 0;
  public final Integer groupIdx = 0;
  public final Integer localIdx = 0;

  public void localBarrier() {}

  public float[] allocateFloatLocalArray(int size) {
    return new float[size];
  }

  public int[] allocateIntLocalArray(int size) {
    return new int[size];
  }

  public void atomicAdd(IntArray array, int index, int val) {
    array.set(index, array.get(index) + val);
  }
}
