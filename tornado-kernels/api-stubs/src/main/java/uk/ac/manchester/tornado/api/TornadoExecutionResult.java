package uk.ac.manchester.tornado.api;

/** What an execution leaves. */
public class TornadoExecutionResult {
  TornadoExecutionResult() {}

  public TornadoExecutionResult transferToHost(Object... objects) {
    throw Stub.absent();
  }

  public TornadoProfilerResult getProfilerResult() {
    throw Stub.absent();
  }
}
