package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Residency;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.ImmutableTaskGraph;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.WorkerGrid;
import uk.ac.manchester.tornado.api.WorkerGrid1D;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.enums.ProfilerMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;

/**
 * Launches as task graphs of TornadoVM: one, or several that hand every array on where there are
 * more tasks than a graph holds. Constants are sent before the first execution, steps before each,
 * results come back after each, and the rest stays on the device until {@link #close}.
 */
final class TaskGraphs implements Accelerator.Executable {
  private static final AtomicLong COUNT = new AtomicLong();

  private final TornadoAccelerator accelerator;
  private final TornadoExecutionPlan plan;
  private final int graphs;
  private long nanos;

  TaskGraphs(TornadoAccelerator accelerator, List<Launch> launches, Arrays arrays) {
    this.accelerator = accelerator;
    checkMemory(arrays);
    String name = "qat" + COUNT.incrementAndGet();
    GridScheduler grids = new GridScheduler();
    int tasks = accelerator.tasks();
    this.graphs = Math.max(1, Math.ceilDiv(launches.size(), tasks));
    ImmutableTaskGraph[] recorded = new ImmutableTaskGraph[graphs];
    for (int g = 0; g < graphs; g++) {
      TaskGraph graph = new TaskGraph(name + "x" + g);
      if (g == 0) {
        sendInputs(graph, arrays);
      } else {
        graph.consumeFromDevice(name + "x" + (g - 1), all(arrays));
      }
      int from = g * tasks;
      for (Launch launch : launches.subList(from, Math.min(from + tasks, launches.size()))) {
        graph.addTask(launch.task());
        WorkerGrid grid = new WorkerGrid1D(launch.items());
        grid.setLocalWork(Launch.GROUP, 1, 1);
        grids.addWorkerGrid(name + "x" + g + "." + launch.task().getId(), grid);
      }
      if (g == graphs - 1) {
        bringResults(graph, arrays);
      } else {
        graph.persistOnDevice(all(arrays));
      }
      recorded[g] = graph.snapshot();
    }
    this.plan = new TornadoExecutionPlan(recorded);
    var unused = plan.withDevice(accelerator.target());
    unused = plan.withGridScheduler(grids);
    if (accelerator.profiled()) {
      unused = plan.withProfiler(ProfilerMode.SILENT);
    }
  }

  private static void sendInputs(TaskGraph graph, Arrays arrays) {
    for (TornadoBuffer buffer : arrays.buffers()) {
      if (!buffer.residency().isWritable()) {
        int mode =
            buffer.residency() == Residency.CONSTANT
                ? DataTransferMode.FIRST_EXECUTION
                : DataTransferMode.EVERY_EXECUTION;
        graph.transferToDevice(mode, buffer.array());
      }
    }
  }

  /** Arrays that stay are named too, since those that no transfer names are never freed. */
  private static void bringResults(TaskGraph graph, Arrays arrays) {
    for (TornadoBuffer buffer : arrays.buffers()) {
      if (buffer.residency().isWritable()) {
        int mode =
            buffer.residency() == Residency.RESULT
                ? DataTransferMode.EVERY_EXECUTION
                : DataTransferMode.UNDER_DEMAND;
        graph.transferToHost(mode, buffer.array());
      }
    }
    for (Object array : arrays.scratch()) {
      graph.transferToHost(DataTransferMode.UNDER_DEMAND, array);
    }
  }

  private static Object[] all(Arrays arrays) {
    List<Object> all = new ArrayList<>(arrays.scratch());
    arrays.buffers().forEach(b -> all.add(b.array()));
    return all.toArray();
  }

  private void checkMemory(Arrays arrays) {
    long needed = 0;
    for (TornadoBuffer buffer : arrays.buffers()) {
      needed += buffer.array().getNumBytesOfSegmentWithHeader();
    }
    for (var array : arrays.scratch()) {
      needed += array.getNumBytesOfSegmentWithHeader();
    }
    long room = accelerator.device().memoryBytes();
    if (needed > room) {
      throw new BackendException(
          "the program needs %d MiB and %s has %d MiB"
              .formatted(needed >> 20, accelerator.device().name(), room >> 20));
    }
  }

  @Override
  public void execute() {
    nanos = 0;
    try {
      for (int g = 0; g < graphs; g++) {
        // From the root by number: other ways keep something of every execution.
        TornadoExecutionResult result = plan.withGraph(g).execute();
        if (accelerator.profiled()) {
          nanos += result.getProfilerResult().getDeviceKernelTime();
        }
      }
    } catch (RuntimeException e) {
      throw failed("a program failed", e);
    }
  }

  @Override
  public OptionalLong deviceNanos() {
    // Kernels take time: zero says that the driver keeps none.
    return nanos > 0 ? OptionalLong.of(nanos) : OptionalLong.empty();
  }

  private BackendException failed(String what, Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new BackendException(
        what
            + " on "
            + accelerator.device().backend()
            + ": "
            + message.lines().findFirst().orElse(""),
        e);
  }

  @Override
  public void close() {
    try {
      plan.close();
    } catch (TornadoExecutionPlanException e) {
      throw failed("a plan could not be closed", e);
    }
  }
}
