package uk.ac.manchester.tornado.api;

import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.ProfilerMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;

/** Task graphs that run on a device. */
public class TornadoExecutionPlan implements AutoCloseable {
  public TornadoExecutionPlan(ImmutableTaskGraph... immutableTaskGraphs) {
    throw Stub.absent();
  }

  public TornadoExecutionPlan withGraph(int graphIndex) {
    throw Stub.absent();
  }

  public TornadoExecutionPlan withDevice(TornadoDevice device) {
    throw Stub.absent();
  }

  public TornadoExecutionPlan withGridScheduler(GridScheduler gridScheduler) {
    throw Stub.absent();
  }

  public TornadoExecutionPlan withProfiler(ProfilerMode profilerMode) {
    throw Stub.absent();
  }

  public TornadoExecutionPlan withCUDAGraph() {
    throw Stub.absent();
  }

  public TornadoExecutionResult execute() {
    throw Stub.absent();
  }

  @Override
  public void close() throws TornadoExecutionPlanException {
    throw Stub.absent();
  }
}
