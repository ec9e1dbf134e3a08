package uk.ac.manchester.tornado.api;

/** Launch geometries by task. */
public class GridScheduler {
  public void addWorkerGrid(String taskName, WorkerGrid workerGrid) {
    throw Stub.absent();
  }
}
