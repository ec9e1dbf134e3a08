package io.github.tornadoqat.program;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A typed array that ops read and write, made by {@link Backend#allocate}. The host sees its
 * content through the {@code put} and {@code get} methods; when it moves to and from a device is
 * said by its {@link Residency}. Content starts as zeros.
 *
 * <p>Not thread-safe; use after {@link #close} throws {@code IllegalStateException}.
 */
public abstract class Buffer implements AutoCloseable {
  private final ElementType type;
  private final Shape shape;
  private final Residency residency;
  private boolean closed;

  protected Buffer(ElementType type, Shape shape, Residency residency) {
    this.type = type;
    this.shape = shape;
    this.residency = residency;
  }

  public final ElementType type() {
    return type;
  }

  public final Shape shape() {
    return shape;
  }

  public final Residency residency() {
    return residency;
  }

  public final long elements() {
    return shape.elements();
  }

  /** The host's copy of the content, {@code elements · type.bytes} long, in native byte order. */
  protected abstract MemorySegment memory();

  /**
   * Copies from an array of this buffer's element type.
   *
   * @throws ShapeException if the type or the length differs
   */
  public final void put(float[] source) {
    check(source.length, ElementType.F32);
    MemorySegment.copy(source, 0, memory(), ValueLayout.JAVA_FLOAT, 0, source.length);
  }

  /** Copies from an array; see {@link #put(float[])}. */
  public final void put(double[] source) {
    check(source.length, ElementType.F64);
    MemorySegment.copy(source, 0, memory(), ValueLayout.JAVA_DOUBLE, 0, source.length);
  }

  /** Copies from an array; see {@link #put(float[])}. */
  public final void put(long[] source) {
    check(source.length, ElementType.I64);
    MemorySegment.copy(source, 0, memory(), ValueLayout.JAVA_LONG, 0, source.length);
  }

  /** Copies from an array; see {@link #put(float[])}. */
  public final void put(short[] source) {
    check(source.length, ElementType.I16, ElementType.U16);
    MemorySegment.copy(source, 0, memory(), ValueLayout.JAVA_SHORT, 0, source.length);
  }

  /** Copies from an array; see {@link #put(float[])}. */
  public final void put(byte[] source) {
    check(source.length, ElementType.I8, ElementType.U8);
    MemorySegment.copy(source, 0, memory(), ValueLayout.JAVA_BYTE, 0, source.length);
  }

  /**
   * Copies to an array of this buffer's element type.
   *
   * @throws ShapeException if the type or the length differs
   */
  public final void get(float[] target) {
    check(target.length, ElementType.F32);
    MemorySegment.copy(memory(), ValueLayout.JAVA_FLOAT, 0, target, 0, target.length);
  }

  /** Copies to an array; see {@link #get(float[])}. */
  public final void get(double[] target) {
    check(target.length, ElementType.F64);
    MemorySegment.copy(memory(), ValueLayout.JAVA_DOUBLE, 0, target, 0, target.length);
  }

  /** Copies to an array; see {@link #get(float[])}. */
  public final void get(int[] target) {
    check(target.length, ElementType.I32);
    MemorySegment.copy(memory(), ValueLayout.JAVA_INT, 0, target, 0, target.length);
  }

  /** Copies to an array; see {@link #get(float[])}. */
  public final void get(short[] target) {
    check(target.length, ElementType.I16, ElementType.U16);
    MemorySegment.copy(memory(), ValueLayout.JAVA_SHORT, 0, target, 0, target.length);
  }

  /** Copies to an array; see {@link #get(float[])}. */
  public final void get(byte[] target) {
    check(target.length, ElementType.I8, ElementType.U8);
    MemorySegment.copy(memory(), ValueLayout.JAVA_BYTE, 0, target, 0, target.length);
  }

  public final boolean isClosed() {
    return closed;
  }

  /** Throws if this buffer was closed. */
  public final void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the buffer of " + shape + " " + type + " is closed");
    }
  }

  /** Frees the memory; closing twice does nothing. */
  @Override
  public final void close() {
    if (!closed) {
      closed = true;
      free();
    }
  }

  /** Called once, by {@link #close}. */
  protected abstract void free();

  private void check(int length, ElementType... allowed) {
    requireOpen();
    for (ElementType t : allowed) {
      if (t == type) {
        if (length != elements()) {
          throw new ShapeException(
              "an array of " + length + " does not fit a buffer of " + elements() + " elements");
        }
        return;
      }
    }
    throw new ShapeException("a buffer of " + type + " is not copied as " + allowed[0]);
  }
}
