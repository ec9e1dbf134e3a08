package io.github.tornadoqat.tornado;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;

/** One item of one group after the other, with the arrays that a group shares. */
final class EmulatedContext extends KernelContext {
  private static final Field GROUP = field("groupIdx");
  private static final Field LOCAL = field("localIdx");
  private static final Field GLOBAL = field("globalIdx");

  /** What all items see, and what the item that runs works on, in the order of allocation. */
  private final List<float[]> sharedFloats = new ArrayList<>();

  private final List<float[]> ownFloats = new ArrayList<>();
  private final List<int[]> sharedInts = new ArrayList<>();
  private final List<int[]> ownInts = new ArrayList<>();
  private int floats;
  private int ints;
  private boolean passing;

  /** An item has come to the barrier and others must come first. */
  static final class BarrierException extends RuntimeException {
    private BarrierException() {
      super("barrier", null, false, false);
    }
  }

  void startGroup() {
    passing = false;
    // Local memory is not zero at first.
    sharedFloats.forEach(a -> java.util.Arrays.fill(a, 1e30f));
    sharedInts.forEach(a -> java.util.Arrays.fill(a, 123_456_789));
  }

  void passBarrier() {
    passing = true;
  }

  EmulatedContext at(int group, int item) {
    floats = 0;
    ints = 0;
    set(GROUP, group);
    set(LOCAL, item);
    set(GLOBAL, group * Launch.GROUP + item);
    return this;
  }

  @Override
  public void localBarrier() {
    if (!passing) {
      copy(ownFloats, ownInts, sharedFloats, sharedInts);
      throw new BarrierException();
    }
    copy(sharedFloats, sharedInts, ownFloats, ownInts);
  }

  /** What an item did after the barrier is seen by those after it. */
  void endItem() {
    if (passing) {
      copy(ownFloats, ownInts, sharedFloats, sharedInts);
    }
  }

  private static void copy(
      List<float[]> fromFloats, List<int[]> fromInts, List<float[]> toFloats, List<int[]> toInts) {
    for (int i = 0; i < fromFloats.size(); i++) {
      System.arraycopy(fromFloats.get(i), 0, toFloats.get(i), 0, fromFloats.get(i).length);
    }
    for (int i = 0; i < fromInts.size(); i++) {
      System.arraycopy(fromInts.get(i), 0, toInts.get(i), 0, fromInts.get(i).length);
    }
  }

  @Override
  public float[] allocateFloatLocalArray(int size) {
    if (floats == ownFloats.size()) {
      sharedFloats.add(new float[size]);
      ownFloats.add(new float[size]);
    }
    return ownFloats.get(floats++);
  }

  @Override
  public int[] allocateIntLocalArray(int size) {
    if (ints == ownInts.size()) {
      sharedInts.add(new int[size]);
      ownInts.add(new int[size]);
    }
    return ownInts.get(ints++);
  }

  private static Field field(String name) {
    try {
      Field field = KernelContext.class.getField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  private void set(Field field, int value) {
    try {
      field.set(this, value);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
