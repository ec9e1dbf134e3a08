package uk.ac.manchester.tornado.api;

/** Times of the last execution, in nanoseconds. */
public class TornadoProfilerResult {
  TornadoProfilerResult() {}

  public long getDeviceKernelTime() {
    throw Stub.absent();
  }
}
