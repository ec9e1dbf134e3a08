package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Device;
import java.util.List;
import java.util.OptionalLong;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** What runs launches. */
interface Accelerator {
  Device device();

  /** Bytes of the largest array that the device takes. */
  default long largestArrayBytes() {
    return device().memoryBytes();
  }

  /** Whether it computes in double precision. */
  default boolean hasDoubles() {
    return true;
  }

  /** Launches in their order, ready to run many times. */
  Executable prepare(List<Launch> launches, Arrays arrays);

  /** Launches ready to run. */
  interface Executable extends AutoCloseable {
    /** Sends constants again before the next execution. */
    void sendConstants();

    /** Sends what a step changes, runs every launch, and brings back the results. */
    void execute();

    /** Brings an array of the launches back as the last execution left it. */
    void fetch(TornadoNativeArray array);

    /** Nanoseconds of the last execution's kernels; empty where they are not measured. */
    default OptionalLong deviceNanos() {
      return OptionalLong.empty();
    }

    @Override
    void close();
  }
}
