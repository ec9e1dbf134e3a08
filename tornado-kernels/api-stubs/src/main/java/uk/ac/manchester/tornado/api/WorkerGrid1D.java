package uk.ac.manchester.tornado.api;

/** Items in one dimension. */
public class WorkerGrid1D implements WorkerGrid {
  public WorkerGrid1D(int x) {
    throw Stub.absent();
  }

  @Override
  public void setLocalWork(long x, long y, long z) {
    throw Stub.absent();
  }
}
