package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.Device;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.program.ShapeException;

/** Runs programs on the CPU, with buffers in heap arrays. */
final class HostBackend implements Backend {
  /** Elements whose tensor, in float32, leaves room for the rest in a 2 MiB second-level cache. */
  private static final long CACHED_ELEMENTS = 1 << 17;

  private final Workers workers;

  HostBackend(int threads) {
    if (threads < 1) {
      throw new BackendException("threads must be one or more, not " + threads);
    }
    this.workers = new Workers(threads);
  }

  static Device cpu() {
    String name =
        System.getProperty("os.arch")
            + ", "
            + Runtime.getRuntime().availableProcessors()
            + " processors";
    String driver =
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
    return new Device("host", name, driver, Runtime.getRuntime().maxMemory());
  }

  @Override
  public Device device() {
    return cpu();
  }

  @Override
  public Buffer allocate(ElementType type, Shape shape, Residency residency) {
    int n = checkElements(shape);
    try {
      Object array =
          switch (type) {
            case F32 -> new float[n];
            case F64 -> new double[n];
            case I8, U8 -> new byte[n];
            case I16, U16 -> new short[n];
            case I32 -> new int[n];
            case I64 -> new long[n];
          };
      return new HostBuffer(type, shape, residency, array);
    } catch (OutOfMemoryError e) {
      long needed = ((long) n * type.bytes()) >> 20;
      long heap = Runtime.getRuntime().maxMemory() >> 20;
      throw new BackendException(
          "a buffer of " + shape + " needs " + needed + " MiB and the heap has " + heap, e);
    }
  }

  @Override
  public Buffer wrap(float[] values, Shape shape) {
    if (values.length != checkElements(shape)) {
      throw new ShapeException("an array of " + values.length + " is not of shape " + shape);
    }
    return new HostBuffer(ElementType.F32, shape, Residency.CONSTANT, values);
  }

  private static int checkElements(Shape shape) {
    if (shape.elements() > Integer.MAX_VALUE - 8) {
      throw new ShapeException("the host backend holds 2^31 elements, not a shape of " + shape);
    }
    return (int) shape.elements();
  }

  @Override
  public boolean supports(Class<? extends Op> kind) {
    // A host has the ranges at hand; there is no round trip to save.
    return kind != RangeUpdate.class;
  }

  @Override
  public Plan compile(Program program) {
    return new HostPlan(program, workers);
  }

  @Override
  public long preferredElements(long perRange) {
    return CACHED_ELEMENTS;
  }

  @Override
  public int concurrency() {
    return workers.threads();
  }

  @Override
  public void close() {
    workers.close();
  }
}
