package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The compiled programs of an accelerator that no plan uses now, the longest unused first. Not
 * thread-safe.
 */
final class CompiledPrograms {
  /** The part of the device's memory that they may hold. */
  private static final int SHARE = 4;

  private final Accelerator accelerator;
  private final Deque<CompiledProgram> unused = new ArrayDeque<>();
  private boolean closed;

  CompiledPrograms(Accelerator accelerator) {
    this.accelerator = accelerator;
  }

  /** A program that was compiled already, or compiled now. */
  CompiledProgram take(Program program) {
    Form form = new Form(program);
    for (Iterator<CompiledProgram> i = unused.descendingIterator(); i.hasNext(); ) {
      CompiledProgram candidate = i.next();
      if (candidate.takes(form)) {
        i.remove();
        candidate.take(form);
        return candidate;
      }
    }
    // What is unused must not take the place of what is used.
    closeBeyond(accelerator.device().memoryBytes() - form.bytes());
    return CompiledProgram.of(program, form, accelerator);
  }

  /** Takes back what a plan used. */
  void giveBack(CompiledProgram program) {
    if (closed || !program.isReusable()) {
      program.close();
      return;
    }
    unused.addLast(program);
    closeBeyond(accelerator.device().memoryBytes() / SHARE);
  }

  private void closeBeyond(long room) {
    long bytes = unused.stream().mapToLong(CompiledProgram::bytes).sum();
    while (bytes > room && !unused.isEmpty()) {
      CompiledProgram oldest = unused.removeFirst();
      bytes -= oldest.bytes();
      oldest.close();
    }
  }

  void close() {
    closed = true;
    unused.forEach(CompiledProgram::close);
    unused.clear();
  }
}
