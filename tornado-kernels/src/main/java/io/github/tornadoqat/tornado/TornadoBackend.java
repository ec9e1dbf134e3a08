package io.github.tornadoqat.tornado;

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
import java.util.List;
import java.util.function.Function;

/** Runs programs on an accelerator. Plans of several threads take turns. */
final class TornadoBackend implements Backend {
  /** So that the last tile or group may pass the end without overflow. */
  private static final long MAX_ELEMENTS = Integer.MAX_VALUE - (1 << 16);

  private final Accelerator accelerator;
  private final DeviceMemory memory;
  private final CompiledPrograms programs;
  private final Object turn = new Object();

  TornadoBackend(Accelerator accelerator) {
    this.accelerator = accelerator;
    this.memory = DeviceMemory.of(accelerator);
    this.programs = new CompiledPrograms(accelerator, memory);
  }

  @Override
  public Device device() {
    return accelerator.device();
  }

  @Override
  public Buffer allocate(ElementType type, Shape shape, Residency residency) {
    checkElements(shape);
    try {
      return new TornadoBuffer(type, shape, residency);
    } catch (OutOfMemoryError e) {
      long needed = (shape.elements() * type.bytes()) >> 20;
      throw new BackendException(
          "a buffer of " + shape + " needs " + needed + " MiB outside of the heap", e);
    }
  }

  @Override
  public Buffer wrap(float[] values, Shape shape) {
    if (values.length != shape.elements()) {
      throw new ShapeException("an array of " + values.length + " is not of shape " + shape);
    }
    Buffer buffer = allocate(ElementType.F32, shape, Residency.CONSTANT);
    buffer.put(values);
    return buffer;
  }

  private static void checkElements(Shape shape) {
    if (shape.elements() > MAX_ELEMENTS) {
      throw new ShapeException(
          "the tornado backend holds " + MAX_ELEMENTS + " elements, not a shape of " + shape);
    }
  }

  @Override
  public boolean supports(Class<? extends Op> kind) {
    return kind != RangeUpdate.class || accelerator.hasDoubles();
  }

  @Override
  public Plan compile(Program program) {
    synchronized (turn) {
      return new TornadoPlan(programs.take(program), programs::giveBack, turn);
    }
  }

  /** Launches that are of no op, ready to run. */
  Plan compile(Function<Arrays, List<Launch>> launches) {
    synchronized (turn) {
      return new TornadoPlan(programs.take(launches), programs::giveBack, turn);
    }
  }

  @Override
  public long preferredElements(long perRange) {
    return memory.sliceElements(perRange);
  }

  @Override
  public int concurrency() {
    return 1;
  }

  @Override
  public void close() {
    synchronized (turn) {
      programs.close();
    }
  }
}
