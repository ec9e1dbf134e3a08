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
import uk.ac.manchester.tornado.api.exceptions.TornadoInternalError;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * Launches as task graphs of TornadoVM: one, or several that hand every array on where there are
 * more tasks than a graph holds. What is kept from execution to execution is sent once, by a graph
 * of its own, the last; steps are sent before each, results come back after each, and the rest
 * stays on the device until {@link #close}.
 */
final class TaskGraphs implements Accelerator.Executable {
  private static final AtomicLong COUNT = new AtomicLong();

  private final TornadoAccelerator accelerator;
  private final TornadoExecutionPlan plan;
  private final int graphs;
  private final Spans spans;
  private final TornadoExecutionResult[] results;
  private final boolean keeps;
  private boolean stale;
  private long nanos;

  TaskGraphs(TornadoAccelerator accelerator, List<Launch> launches, Arrays arrays) {
    this.accelerator = accelerator;
    List<List<Launch>> parts = parts(launches, accelerator.tasks());
    this.graphs = parts.size();
    String name = "qat" + COUNT.incrementAndGet() + "x";
    Object[] kept = kept(arrays, graphs > 1);
    GridScheduler grids = new GridScheduler();
    this.spans = new Spans(parts);
    this.results = new TornadoExecutionResult[graphs];
    List<ImmutableTaskGraph> recorded = new ArrayList<>();
    for (int g = 0; g < graphs; g++) {
      TaskGraph graph = new TaskGraph(name + g);
      sendSteps(graph, spans, g, arrays);
      consume(graph, name + (g - 1), kept);
      if (g > 0) {
        consume(graph, name + (g - 1), handedOn(spans, g - 1, kept));
      }
      for (Launch launch : parts.get(g)) {
        add(launch, graph, grids);
      }
      bringResults(graph, spans, g, arrays);
      persist(graph, kept);
      if (g < graphs - 1) {
        persist(graph, handedOn(spans, g, kept));
      }
      recorded.add(graph.snapshot());
    }
    this.keeps = kept.length > 0;
    this.stale = keeps;
    if (keeps) {
      TaskGraph load = new TaskGraph(name + "load");
      load.transferToDevice(DataTransferMode.EVERY_EXECUTION, kept);
      // A graph must have a task.
      IntArray one = new IntArray(1);
      add(FillTask.of("task", one, arrays), load, grids);
      load.persistOnDevice(one);
      load.persistOnDevice(kept);
      recorded.add(load.snapshot());
    }
    this.plan = new TornadoExecutionPlan(recorded.toArray(ImmutableTaskGraph[]::new));
    var unused = plan.withDevice(accelerator.target());
    unused = plan.withGridScheduler(grids);
    if (accelerator.profiled()) {
      unused = plan.withProfiler(ProfilerMode.SILENT);
    }
  }

  /** Adds a launch to a graph, and its geometry. */
  static void add(Launch launch, TaskGraph graph, GridScheduler grids) {
    graph.addTask(launch.task());
    WorkerGrid grid = new WorkerGrid1D(launch.items());
    grid.setLocalWork(Launch.GROUP, 1, 1);
    grids.addWorkerGrid(graph.getTaskGraphName() + "." + launch.task().getId(), grid);
  }

  private static List<List<Launch>> parts(List<Launch> launches, int tasks) {
    List<List<Launch>> parts = new ArrayList<>();
    for (int from = 0; from < launches.size(); from += tasks) {
      parts.add(launches.subList(from, Math.min(from + tasks, launches.size())));
    }
    return parts;
  }

  private static void sendSteps(TaskGraph graph, Spans spans, int g, Arrays arrays) {
    for (TornadoBuffer buffer : arrays.buffers()) {
      if (buffer.residency() == Residency.STEP && spans.first(buffer.array()) == g) {
        graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, buffer.array());
      }
    }
  }

  private static void consume(TaskGraph graph, String from, Object[] arrays) {
    if (arrays.length > 0) {
      graph.consumeFromDevice(from, arrays);
    }
  }

  private static void persist(TaskGraph graph, Object[] arrays) {
    if (arrays.length > 0) {
      graph.persistOnDevice(arrays);
    }
  }

  /**
   * What the host sends before the first execution, and every graph then hands on: constants, and
   * where there are several graphs what they keep on the device, since an op may need there what
   * the execution before left.
   */
  private static Object[] kept(Arrays arrays, boolean several) {
    return arrays.buffers().stream()
        .filter(
            b ->
                b.residency() == Residency.CONSTANT
                    || (several && b.residency() == Residency.DEVICE))
        .map(TornadoBuffer::array)
        .toArray();
  }

  /** What graph g or one before it used and one after it uses, apart from what all hand on. */
  private static Object[] handedOn(Spans spans, int g, Object[] kept) {
    List<TornadoNativeArray> arrays = new ArrayList<>(spans.across(g));
    arrays.removeAll(List.of(kept));
    return arrays.toArray();
  }

  /** Arrays that stay are named too, since those that no transfer names are never freed. */
  private static void bringResults(TaskGraph graph, Spans spans, int g, Arrays arrays) {
    for (TornadoBuffer buffer : arrays.buffers()) {
      if (buffer.residency().isWritable() && spans.last(buffer.array()) == g) {
        int mode =
            buffer.residency() == Residency.RESULT
                ? DataTransferMode.EVERY_EXECUTION
                : DataTransferMode.UNDER_DEMAND;
        graph.transferToHost(mode, buffer.array());
      }
    }
    for (TornadoNativeArray array : arrays.scratch()) {
      if (spans.last(array) == g) {
        graph.transferToHost(DataTransferMode.UNDER_DEMAND, array);
      }
    }
  }

  @Override
  public void execute() {
    nanos = 0;
    try {
      if (stale) {
        var unused = plan.withGraph(graphs).execute();
        stale = false;
      }
      for (int g = 0; g < graphs; g++) {
        // From the root by number: other ways keep something of every execution.
        results[g] = plan.withGraph(g).execute();
        if (accelerator.profiled()) {
          nanos += results[g].getProfilerResult().getDeviceKernelTime();
        }
      }
    } catch (RuntimeException | TornadoInternalError e) {
      throw failed("a program failed", e);
    }
  }

  @Override
  public void fetch(TornadoNativeArray array) {
    try {
      var unused = results[spans.last(array)].transferToHost(array);
    } catch (RuntimeException | TornadoInternalError e) {
      throw failed("a transfer failed", e);
    }
  }

  @Override
  public void sendConstants() {
    stale = keeps;
  }

  @Override
  public OptionalLong deviceNanos() {
    // Kernels take time: zero says that the driver keeps none.
    return nanos > 0 ? OptionalLong.of(nanos) : OptionalLong.empty();
  }

  private BackendException failed(String what, Throwable e) {
    return new BackendException(
        what + " on " + accelerator.device().backend() + ": " + oneLine(e), e);
  }

  /** TornadoVM's messages have colours and several lines, and some end in a stack trace. */
  static String oneLine(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message
        .replaceAll("\\x1B\\[[0-9;]*m", "")
        .replaceAll("(?s)Stacktrace:.*", "")
        .replaceAll("\\s+", " ")
        .strip();
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
