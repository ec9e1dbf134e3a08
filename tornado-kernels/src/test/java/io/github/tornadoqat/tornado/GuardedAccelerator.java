package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Device;
import java.lang.foreign.MemorySegment;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.ByteArray;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * A device that runs the launches of programs over longer arrays, and fails where a kernel wrote
 * behind what it was given or into an input. Kernels, literals and geometry are those of every
 * plan, since kernels know lengths from their literals only; all arrays are sent and brought back
 * around every execution.
 */
final class GuardedAccelerator implements Accelerator {
  private static final AtomicLong COUNT = new AtomicLong();

  /** Elements behind each array; a kernel that passes an end does so by less than two tiles. */
  private static final int GUARD = 2 * Launch.TILE;

  private final TornadoAccelerator accelerator;

  GuardedAccelerator(TornadoAccelerator accelerator) {
    this.accelerator = accelerator;
  }

  @Override
  public Device device() {
    return accelerator.device();
  }

  @Override
  public Executable prepare(List<Launch> launches, Arrays arrays) {
    return new Guarded(launches, arrays);
  }

  /** An array as a plan has it, and the longer one that kernels are given. */
  private record Twin(TornadoNativeArray array, TornadoNativeArray longer, byte[] pattern) {
    /**
     * @param number another for each array, so that no kernel can write its guard from another's
     */
    static Twin of(TornadoNativeArray array, int number) {
      int n = array.getSize() + GUARD;
      TornadoNativeArray longer =
          switch (array) {
            case ByteArray a -> new ByteArray(n);
            case ShortArray a -> new ShortArray(n);
            case IntArray a -> new IntArray(n);
            case LongArray a -> new LongArray(n);
            case FloatArray a -> new FloatArray(n);
            case DoubleArray a -> new DoubleArray(n);
            default -> throw new AssertionError(array.getClass());
          };
      long bytes = longer.getSegment().byteSize() - array.getSegment().byteSize();
      byte[] pattern = new byte[(int) bytes];
      new SplittableRandom(number).nextBytes(pattern);
      return new Twin(array, longer, pattern);
    }

    MemorySegment content() {
      return longer.getSegment().asSlice(0, array.getSegment().byteSize());
    }

    MemorySegment guard() {
      return longer.getSegment().asSlice(array.getSegment().byteSize());
    }

    void fill() {
      content().copyFrom(array.getSegment());
      guard().copyFrom(MemorySegment.ofArray(pattern));
    }

    void checkGuard() {
      check("behind", guard(), MemorySegment.ofArray(pattern));
    }

    void checkUnchanged() {
      check("into an input,", content(), array.getSegment());
    }

    private void check(String where, MemorySegment actual, MemorySegment expected) {
      long at = actual.mismatch(expected);
      if (at >= 0) {
        throw new AssertionError(
            "a kernel wrote %s %s of %d, at its byte %d"
                .formatted(where, array.getClass().getSimpleName(), array.getSize(), at));
      }
    }
  }

  private final class Guarded implements Executable {
    private final IdentityHashMap<TornadoNativeArray, Twin> twins = new IdentityHashMap<>();
    private final List<Twin> inputs;
    private final TornadoExecutionPlan plan;

    private Guarded(List<Launch> launches, Arrays arrays) {
      for (Launch launch : launches) {
        Object[] parameters = launch.task().getTaskParameters();
        for (int i = 0; i < parameters.length; i++) {
          if (parameters[i] instanceof TornadoNativeArray array) {
            parameters[i] = twins.computeIfAbsent(array, a -> Twin.of(a, twins.size())).longer;
          }
        }
      }
      inputs =
          arrays.buffers().stream()
              .filter(b -> !b.residency().isWritable())
              .map(b -> twins.get(b.array()))
              .toList();
      Object[] all = twins.values().stream().map(Twin::longer).toArray();
      GridScheduler grids = new GridScheduler();
      // By a graph of its own: that of the tasks may not send what they write.
      String name = "guarded" + COUNT.incrementAndGet() + "x";
      TaskGraph send = new TaskGraph(name + "send");
      send.transferToDevice(DataTransferMode.EVERY_EXECUTION, all);
      IntArray one = new IntArray(1);
      TaskGraphs.add(FillTask.of("task", one, arrays), send, grids);
      send.persistOnDevice(one);
      send.persistOnDevice(all);
      TaskGraph run = new TaskGraph(name + "run");
      run.consumeFromDevice(name + "send", all);
      launches.forEach(launch -> TaskGraphs.add(launch, run, grids));
      run.transferToHost(DataTransferMode.EVERY_EXECUTION, all);
      plan = new TornadoExecutionPlan(send.snapshot(), run.snapshot());
      var unused = plan.withDevice(accelerator.target());
      unused = plan.withGridScheduler(grids);
    }

    @Override
    public void execute() {
      twins.values().forEach(Twin::fill);
      var unused = plan.withGraph(0).execute();
      unused = plan.withGraph(1).execute();
      twins.values().forEach(Twin::checkGuard);
      inputs.forEach(Twin::checkUnchanged);
      twins.values().forEach(t -> t.array.getSegment().copyFrom(t.content()));
    }

    @Override
    public void sendConstants() {}

    @Override
    public void fetch(TornadoNativeArray array) {}

    @Override
    public void close() {
      try {
        plan.close();
      } catch (TornadoExecutionPlanException e) {
        throw new AssertionError(e);
      }
    }
  }
}
