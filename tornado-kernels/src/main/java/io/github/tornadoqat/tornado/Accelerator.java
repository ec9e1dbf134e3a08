package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Device;
import java.util.List;

/** What runs launches. */
interface Accelerator {
  Device device();

  /** Launches in their order, ready to run many times. */
  Executable prepare(List<Launch> launches, Arrays arrays);

  /** Launches ready to run. */
  interface Executable extends AutoCloseable {
    /** Sends what a step changes, runs every launch, and brings back the results. */
    void execute();

    @Override
    void close();
  }
}
