package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Another accelerator, its compilations counted, that says it has some memory and can fail. */
final class CountingAccelerator implements Accelerator {
  private final Accelerator actual;
  private final Device device;
  private final long largestArrayBytes;
  private final List<Counted> compiled = new ArrayList<>();
  private boolean failing;

  CountingAccelerator(Accelerator actual, long memoryBytes, long largestArrayBytes) {
    Device d = actual.device();
    this.actual = actual;
    this.device = new Device(d.backend(), d.name(), d.driver(), memoryBytes);
    this.largestArrayBytes = largestArrayBytes;
  }

  CountingAccelerator(Accelerator actual, long memoryBytes) {
    this(actual, memoryBytes, actual.largestArrayBytes());
  }

  CountingAccelerator(Accelerator actual) {
    this(actual, actual.device().memoryBytes());
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public long largestArrayBytes() {
    return largestArrayBytes;
  }

  @Override
  public boolean hasDoubles() {
    return actual.hasDoubles();
  }

  @Override
  public Executable prepare(List<Launch> launches, Arrays arrays) {
    Counted counted = new Counted(actual.prepare(launches, arrays));
    compiled.add(counted);
    return counted;
  }

  /** How many programs were compiled. */
  int compiled() {
    return compiled.size();
  }

  /** For each compiled program in its order, how often it was closed. */
  List<Integer> closings() {
    return compiled.stream().map(c -> c.closings).toList();
  }

  /** Whether executions fail from now on. */
  void failing(boolean now) {
    failing = now;
  }

  private final class Counted implements Executable {
    private final Executable executable;
    private int closings;

    private Counted(Executable executable) {
      this.executable = executable;
    }

    @Override
    public void sendConstants() {
      executable.sendConstants();
    }

    @Override
    public void execute() {
      if (failing) {
        throw new BackendException("failing");
      }
      executable.execute();
    }

    @Override
    public void fetch(TornadoNativeArray array) {
      executable.fetch(array);
    }

    @Override
    public OptionalLong deviceNanos() {
      return executable.deviceNanos();
    }

    @Override
    public void close() {
      closings++;
      executable.close();
    }
  }
}
