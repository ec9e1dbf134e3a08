package uk.ac.manchester.tornado.api;

/** The items of a launch. */
public interface WorkerGrid {
  void setLocalWork(long x, long y, long z);
}
