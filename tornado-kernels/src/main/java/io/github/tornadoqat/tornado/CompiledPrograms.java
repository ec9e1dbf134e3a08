package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Program;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The compiled programs of an accelerator: those that plans use, and those that no plan uses now,
 * which are closed where their memory is needed. Not thread-safe.
 */
final class CompiledPrograms {
  private final Accelerator accelerator;
  private final DeviceMemory memory;
  private final Set<CompiledProgram> used = new HashSet<>();

  /** The longest unused first. */
  private final Deque<CompiledProgram> unused = new ArrayDeque<>();

  private boolean closed;

  CompiledPrograms(Accelerator accelerator, DeviceMemory memory) {
    this.accelerator = accelerator;
    this.memory = memory;
  }

  /**
   * A program that was compiled already, or compiled now.
   *
   * @throws BackendException if the device has no room for it beside those in use
   */
  CompiledProgram take(Program program) {
    Form form = new Form(program);
    for (Iterator<CompiledProgram> i = unused.descendingIterator(); i.hasNext(); ) {
      CompiledProgram candidate = i.next();
      if (candidate.takes(form)) {
        i.remove();
        candidate.take(form);
        used.add(candidate);
        return candidate;
      }
    }
    Arrays arrays = new Arrays();
    return compile(form, Launches.of(program, arrays), arrays);
  }

  /**
   * Launches that are of no op, compiled now.
   *
   * @throws BackendException if the device has no room for them beside what is in use
   */
  CompiledProgram take(Function<Arrays, List<Launch>> launches) {
    Arrays arrays = new Arrays();
    return compile(null, launches.apply(arrays), arrays);
  }

  private CompiledProgram compile(Form form, List<Launch> launches, Arrays arrays) {
    long inUse = bytes(used);
    memory.check(arrays, inUse);
    closeBeyond(memory.bytes() - inUse - arrays.bytes());
    CompiledProgram program =
        new CompiledProgram(form, arrays, accelerator.prepare(launches, arrays));
    used.add(program);
    return program;
  }

  /** Takes back what a plan used. */
  void giveBack(CompiledProgram program) {
    used.remove(program);
    if (closed || !program.isReusable()) {
      program.close();
      return;
    }
    unused.addLast(program);
    closeBeyond(memory.unused());
  }

  private void closeBeyond(long room) {
    while (!unused.isEmpty() && bytes(unused) > room) {
      unused.removeFirst().close();
    }
  }

  private static long bytes(Collection<CompiledProgram> programs) {
    return programs.stream().mapToLong(CompiledProgram::bytes).sum();
  }

  void close() {
    closed = true;
    unused.forEach(CompiledProgram::close);
    unused.clear();
  }
}
