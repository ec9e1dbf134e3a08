package io.github.tornadoqat.run;

import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.train.TensorCutter;

/** From a model's file to slices that can be worked on. */
public final class Tensors {
  /** The longest array that every JVM can make. */
  private static final long LONGEST = Integer.MAX_VALUE - 8L;

  private Tensors() {}

  /**
   * Reads a tensor as float32, row-major.
   *
   * @throws BackendException if it has more elements than an array
   */
  public static float[] read(TensorSource source, TensorInfo info) {
    if (info.elements() > LONGEST) {
      throw new BackendException(
          "tensor " + info.label() + " has " + info.elements() + " elements, more than 2^31");
    }
    float[] values = new float[(int) info.elements()];
    source.read(info, values);
    return values;
  }

  /**
   * Cuts a tensor into slices of the size that the backend likes.
   *
   * @param values all of it, row-major
   * @param granularity what shares a range
   */
  public static TensorCutter cutter(
      float[] values, TensorInfo info, TensorCutter.Unit granularity, Backend backend) {
    return new TensorCutter(
        values,
        Shape.of(info.shape()),
        info.channelAxis(),
        granularity,
        backend::preferredElements);
  }

  /** What a device said, with the tensor that it was at. */
  public static BackendException failed(TensorInfo info, BackendException e) {
    return new BackendException("tensor " + info.label() + ": " + e.getMessage(), e);
  }
}
