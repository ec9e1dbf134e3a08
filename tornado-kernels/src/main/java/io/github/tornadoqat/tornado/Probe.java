package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.ShapeException;
import java.util.List;

/** What a benchmark asks of a device that TornadoVM reaches, beside what every backend offers. */
public final class Probe implements AutoCloseable {
  /** Elements that each item of {@link #copy} may take. */
  public static final List<Integer> COPY_WIDTHS = List.of(1, Launch.PER_ITEM);

  private final Backend plain;
  private final TornadoBackend profiled;
  private final boolean gpu;

  Probe(Accelerator plain, Accelerator timed, boolean gpu) {
    this.plain = new TornadoBackend(plain);
    this.profiled = new TornadoBackend(timed);
    this.gpu = gpu;
  }

  /**
   * Opens a device.
   *
   * @param selector as {@link TornadoBackendProvider#open} takes it
   * @throws io.github.tornadoqat.program.BackendException if it cannot be used, with the cause
   */
  public static Probe open(String selector) {
    TornadoAccelerator device = TornadoBackendProvider.select(selector);
    return new Probe(device, device.withProfiler(), device.isGpu());
  }

  /** The device as everybody uses it. */
  public Backend plain() {
    return plain;
  }

  /** The same device, whose plans tell {@link Plan#deviceNanos} and execute more slowly for it. */
  public Backend profiled() {
    return profiled;
  }

  /** Whether this is a GPU. */
  public boolean isGpu() {
    return gpu;
  }

  /**
   * A copy by a kernel, profiled.
   *
   * @param from F32, of this device
   * @param to F32, of as many elements
   * @param width one of {@link #COPY_WIDTHS}: the elements that an item takes
   * @throws ShapeException if the buffers differ
   */
  public Plan copy(Buffer from, Buffer to, int width) {
    if (from.type() != to.type() || !from.shape().equals(to.shape())) {
      throw new ShapeException("a copy of %s to %s".formatted(from.shape(), to.shape()));
    }
    return profiled.compile(arrays -> List.of(CopyTask.of("copy", from, to, width, arrays)));
  }

  @Override
  public void close() {
    plain.close();
    profiled.close();
  }
}
