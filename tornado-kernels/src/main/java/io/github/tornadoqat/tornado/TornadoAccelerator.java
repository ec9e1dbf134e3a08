package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Device;
import java.util.List;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;
import uk.ac.manchester.tornado.api.exceptions.TornadoInternalError;

/**
 * A device that TornadoVM reaches.
 *
 * @param tasks the most tasks that a graph is given
 * @param profiled whether the time of kernels is measured, which makes an execution slower
 */
record TornadoAccelerator(Device device, TornadoDevice target, int tasks, boolean profiled)
    implements Accelerator {
  /** A graph holds 256. */
  private static final int MAX_TASKS = 200;

  TornadoAccelerator(Device device, TornadoDevice target) {
    this(device, target, MAX_TASKS, false);
  }

  /** The same device with the time of kernels measured. */
  TornadoAccelerator withProfiler() {
    return new TornadoAccelerator(device, target, tasks, true);
  }

  boolean isGpu() {
    return target.getDeviceType() == TornadoDeviceType.GPU;
  }

  @Override
  public long largestArrayBytes() {
    // TornadoVM takes less than that.
    return target.getMaxAllocMemory() - 1;
  }

  @Override
  public boolean hasDoubles() {
    return !target.getPhysicalDevice().getDeviceInfo().contains("Double fp config : false");
  }

  @Override
  public Executable prepare(List<Launch> launches, Arrays arrays) {
    try {
      return new TaskGraphs(this, launches, arrays);
    } catch (BackendException e) {
      throw e;
    } catch (RuntimeException | TornadoInternalError e) {
      throw new BackendException(
          "a program cannot be compiled for " + device.backend() + ": " + TaskGraphs.oneLine(e), e);
    }
  }
}
