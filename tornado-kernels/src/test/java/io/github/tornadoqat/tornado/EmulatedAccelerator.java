package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Device;
import io.github.tornadoqat.program.Residency;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.stream.Stream;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * Runs kernels as ordinary Java, one item after the other. What it proves holds for the kernels as
 * Java, not for their translation.
 *
 * <p>A group that shares memory is run twice: up to the barrier, then from the start again with
 * what all items left at the barrier. So a kernel may have one barrier, and may do nothing before
 * it that can't be done twice.
 */
final class EmulatedAccelerator implements Accelerator {
  private final boolean doubles;

  EmulatedAccelerator() {
    this(true);
  }

  /**
   * @param doubles whether it says that it computes in double precision
   */
  EmulatedAccelerator(boolean doubles) {
    this.doubles = doubles;
  }

  @Override
  public boolean hasDoubles() {
    return doubles;
  }

  @Override
  public Device device() {
    return new Device("emulated", "kernels as Java", "none", Runtime.getRuntime().maxMemory());
  }

  @Override
  public Executable prepare(List<Launch> launches, Arrays arrays) {
    List<MemorySegment> constants =
        arrays.buffers().stream()
            .filter(b -> b.residency() == Residency.CONSTANT)
            .map(b -> b.array().getSegment())
            .toList();
    return new Emulated(launches, constants);
  }

  /** Kernels that see the constants of the last sending, as on a device. */
  private static final class Emulated implements Executable {
    private final List<Launch> launches;
    private final List<MemorySegment> constants;
    private List<byte[]> sent = List.of();
    private boolean stale = true;

    private Emulated(List<Launch> launches, List<MemorySegment> constants) {
      this.launches = launches;
      this.constants = constants;
    }

    @Override
    public void sendConstants() {
      stale = true;
    }

    @Override
    public void execute() {
      List<byte[]> own = read();
      if (stale) {
        sent = own;
        stale = false;
      }
      write(sent);
      try {
        launches.forEach(EmulatedAccelerator::run);
      } finally {
        write(own);
      }
    }

    @Override
    public void fetch(TornadoNativeArray array) {}

    private List<byte[]> read() {
      return constants.stream().map(s -> s.toArray(ValueLayout.JAVA_BYTE)).toList();
    }

    private void write(List<byte[]> contents) {
      for (int i = 0; i < constants.size(); i++) {
        constants.get(i).copyFrom(MemorySegment.ofArray(contents.get(i)));
      }
    }

    @Override
    public void close() {}
  }

  private static void run(Launch launch) {
    Object[] parameters = launch.task().getTaskParameters();
    EmulatedContext context = new EmulatedContext();
    Object[] arguments = parameters.clone();
    arguments[1] = context;
    MethodHandle kernel = kernel(parameters[0]);
    for (int group = 0; group < launch.items() / Launch.GROUP; group++) {
      context.startGroup();
      boolean barrier = false;
      for (int item = 0; item < Launch.GROUP; item++) {
        barrier |= reachesBarrier(kernel, arguments, context.at(group, item));
      }
      if (barrier) {
        context.passBarrier();
        for (int item = 0; item < Launch.GROUP; item++) {
          reachesBarrier(kernel, arguments, context.at(group, item));
        }
      }
    }
  }

  private static boolean reachesBarrier(
      MethodHandle kernel, Object[] arguments, EmulatedContext context) {
    try {
      kernel.invoke(arguments);
      context.endItem();
      return false;
    } catch (EmulatedContext.BarrierException e) {
      return true;
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static MethodHandle kernel(Object function) {
    try {
      Class<?> task = function.getClass().getInterfaces()[0];
      var apply =
          Stream.of(task.getMethods())
              .filter(m -> m.getName().equals("apply"))
              .findFirst()
              .orElseThrow();
      MethodHandle handle = MethodHandles.publicLookup().unreflect(apply);
      return handle.asSpreader(Object[].class, handle.type().parameterCount());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
