package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Device;
import java.util.List;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * A device that TornadoVM reaches.
 *
 * @param tasks the most tasks that a graph is given
 */
record TornadoAccelerator(Device device, TornadoDevice target, int tasks) implements Accelerator {
  /** A graph holds 256. */
  private static final int MAX_TASKS = 200;

  TornadoAccelerator(Device device, TornadoDevice target) {
    this(device, target, MAX_TASKS);
  }

  @Override
  public Executable prepare(List<Launch> launches, Arrays arrays) {
    return new TaskGraphs(this, launches, arrays);
  }
}
