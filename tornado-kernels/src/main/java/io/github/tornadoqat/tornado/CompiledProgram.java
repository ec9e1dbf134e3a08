package io.github.tornadoqat.tornado;

import java.util.List;
import java.util.OptionalLong;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * Kernels over arrays, and the buffers that are in them. When these are closed, buffers of another
 * program of the same form can move in: to compile takes seconds, and TornadoVM does it anew for
 * every plan.
 */
final class CompiledProgram {
  private final Form form;
  private final List<TornadoNativeArray> arrays;
  private final long bytes;
  private final Accelerator.Executable executable;
  private List<TornadoBuffer> buffers;
  private boolean reusable;
  private boolean executed;

  /**
   * @param form null where launches are of no op: no other buffers move in then
   */
  CompiledProgram(Form form, Arrays arrays, Accelerator.Executable executable) {
    this.form = form;
    this.buffers = form == null ? List.copyOf(arrays.buffers()) : form.buffers();
    this.arrays = buffers.stream().map(TornadoBuffer::array).toList();
    this.bytes = arrays.bytes();
    this.executable = executable;
    this.reusable = form != null && buffers.stream().noneMatch(TornadoBuffer::isShared);
    buffers.forEach(TornadoBuffer::share);
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
    executed = false;
  }

  /** Bytes on the device and as many beside the heap. */
  long bytes() {
    return bytes;
  }

  void execute() {
    buffers.forEach(TornadoBuffer::requireOpen);
    boolean done = false;
    try {
      executable.execute();
      done = true;
    } finally {
      reusable &= done;
      executed |= done;
    }
  }

  void fetch(TornadoBuffer buffer) {
    buffer.requireOpen();
    if (!executed) {
      throw new IllegalStateException("the program was not executed yet");
    }
    if (!buffers.contains(buffer)) {
      throw new IllegalArgumentException("a buffer of another program");
    }
    boolean done = false;
    try {
      executable.fetch(buffer.array());
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
