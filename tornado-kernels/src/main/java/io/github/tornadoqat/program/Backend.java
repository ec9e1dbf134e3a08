package io.github.tornadoqat.program;

/**
 * Runs programs on one device. Every backend gives the same bits for values, codes, gradients, sums
 * and counts; {@code BackendContract} in the tests holds them to it.
 */
public interface Backend extends AutoCloseable {
  /** The device this backend runs on. */
  Device device();

  /**
   * A new buffer of zeros.
   *
   * @throws BackendException if the device has no room, saying how much is needed
   */
  Buffer allocate(ElementType type, Shape shape, Residency residency);

  /**
   * A CONSTANT buffer with these values. The host backend uses the array itself, so the caller must
   * leave it unchanged.
   *
   * @throws ShapeException if the array's length is not the shape's
   */
  Buffer wrap(float[] values, Shape shape);

  /** Whether {@link #compile} takes ops of this kind. */
  boolean supports(Class<? extends Op> kind);

  /**
   * Makes a program ready to run.
   *
   * @throws UnsupportedOpException if an op is not supported
   */
  Plan compile(Program program);

  /**
   * Elements of a tensor that this backend likes to work on at a time where the work can be cut:
   * what fits a core's cache on a CPU, and a small part of the memory on a device.
   *
   * @param perRange elements that share an encoding; the fewer, the more memory encodings take
   */
  long preferredElements(long perRange);

  /** Plans that run well side by side, each from its own thread. */
  int concurrency();

  @Override
  void close();
}
