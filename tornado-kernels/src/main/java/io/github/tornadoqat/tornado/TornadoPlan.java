package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.Plan;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A compiled program for as long as somebody runs it. */
final class TornadoPlan implements Plan {
  private final CompiledProgram program;
  private final Consumer<CompiledProgram> whenClosed;
  private final Object turn;
  private boolean closed;

  /**
   * @param whenClosed given the program when this plan is closed
   * @param turn held while the accelerator is used
   */
  TornadoPlan(CompiledProgram program, Consumer<CompiledProgram> whenClosed, Object turn) {
    this.program = program;
    this.whenClosed = whenClosed;
    this.turn = turn;
  }

  @Override
  public void execute() {
    requireOpen();
    synchronized (turn) {
      program.execute();
    }
  }

  @Override
  public void fetch(Buffer buffer) {
    requireOpen();
    synchronized (turn) {
      program.fetch(TornadoBuffer.of(buffer));
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the plan is closed");
    }
  }

  @Override
  public OptionalLong deviceNanos() {
    return program.deviceNanos();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      synchronized (turn) {
        whenClosed.accept(program);
      }
    }
  }
}
