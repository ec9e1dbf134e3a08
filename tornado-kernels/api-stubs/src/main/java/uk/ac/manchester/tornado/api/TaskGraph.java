package uk.ac.manchester.tornado.api;

import uk.ac.manchester.tornado.api.common.TaskPackage;

/** Tasks and the arrays that they move. */
public class TaskGraph {
  public TaskGraph(String name) {
    throw Stub.absent();
  }

  public String getTaskGraphName() {
    throw Stub.absent();
  }

  public TaskGraph addTask(TaskPackage taskPackage) {
    throw Stub.absent();
  }

  public TaskGraph transferToDevice(int mode, Object... objects) {
    throw Stub.absent();
  }

  public TaskGraph transferToHost(int mode, Object... objects) {
    throw Stub.absent();
  }

  public TaskGraph consumeFromDevice(String uniqueTaskGraphName, Object... objects) {
    throw Stub.absent();
  }

  public TaskGraph persistOnDevice(Object... objects) {
    throw Stub.absent();
  }

  public ImmutableTaskGraph snapshot() {
    throw Stub.absent();
  }
}
