package uk.ac.manchester.tornado.api;

/** What an execution leaves. */
public class TornadoExecutionResult {
  TornadoExecutionResult() {}

  public TornadoProfilerResult getProfilerResult() {
    throw Stub.absent();
  }
}
