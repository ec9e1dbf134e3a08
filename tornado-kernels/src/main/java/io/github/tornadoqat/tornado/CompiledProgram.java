package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Program;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * Kernels over arrays, and the buffers that are in them. When these are closed, buffers of another
 * program of the same form can move in: to compile takes seconds, and TornadoVM does it anew for
 * every plan.
 */
final class CompiledProgram {
  private final Form form;
  private final List<TornadoNativeArray> arrays;
  private final Accelerator.Executable executable;
  private List<TornadoBuffer> buffers;
  private boolean reusable;

  private CompiledProgram(
      Form form, List<TornadoBuffer> buffers, Accelerator.Executable executable) {
    this.form = form;
    this.buffers = buffers;
    this.arrays = buffers.stream().map(TornadoBuffer::array).toList();
    this.executable = executable;
    this.reusable = buffers.stream().noneMatch(TornadoBuffer::isShared);
    buffers.forEach(TornadoBuffer::share);
  }

  /** Compiles a program. */
  static CompiledProgram of(Program program, Form form, Accelerator accelerator) {
    Arrays arrays = new Arrays();
    List<Launch> launches = Launches.of(program, arrays);
    return new CompiledProgram(form, form.buffers(), accelerator.prepare(launches, arrays));
  }

  /** Compiles launches that are of no op. */
  static CompiledProgram of(Function<Arrays, List<Launch>> launches, Accelerator accelerator) {
    Arrays arrays = new Arrays();
    List<Launch> all = launches.apply(arrays);
    return new CompiledProgram(
        null, List.copyOf(arrays.buffers()), accelerator.prepare(all, arrays));
  }

  /** Whether buffers of a program could move in now. */
  boolean takes(Form other) {
    return reusable
        && other.equals(form)
        && other.buffers().stream().noneMatch(TornadoBuffer::isShared)
        && buffers.stream().allMatch(TornadoBuffer::isClosed);
  }

  /** Moves a program's buffers in. */
  void take(Form other) {
    buffers = other.buffers();
    for (int i = 0; i < arrays.size(); i++) {
      buffers.get(i).moveTo(arrays.get(i));
      buffers.get(i).share();
    }
    executable.sendConstants();
  }

  /** Bytes on the device and as many beside the heap. */
  long bytes() {
    return arrays.stream().mapToLong(TornadoNativeArray::getNumBytesOfSegmentWithHeader).sum();
  }

  void execute() {
    buffers.forEach(TornadoBuffer::requireOpen);
    boolean done = false;
    try {
      executable.execute();
      done = true;
    } finally {
      reusable &= done;
    }
  }

  boolean isReusable() {
    return reusable;
  }

  OptionalLong deviceNanos() {
    return executable.deviceNanos();
  }

  void close() {
    executable.close();
  }
}
