package io.github.tornadoqat.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ops in the order they run, recorded once; {@link Backend#compile} makes a {@link Plan} of it that
 * executes many times. What changes from step to step lies in small {@link Residency#STEP} buffers.
 *
 * @param ops the ops; a later op may read what an earlier one wrote
 */
public record Program(List<Op> ops) {
  /**
   * Checks the ops against each other.
   *
   * @throws AliasException if an op writes one of its inputs, writes a buffer twice, or writes a
   *     buffer that another op writes
   * @throws ShapeException if an op writes a CONSTANT or STEP buffer, or reads a DEVICE or RESULT
   *     buffer that no earlier op wrote, or that no op at all writes where it is carried over from
   *     the execution before
   */
  public Program {
    ops = List.copyOf(ops);
    Set<Buffer> written = new HashSet<>();
    for (Op op : ops) {
      for (Buffer in : op.inputs()) {
        in.requireOpen();
        if (in.residency().isWritable() && !written.contains(in)) {
          throw new ShapeException(
              op.name() + " reads a " + in.residency() + " buffer that no earlier op wrote");
        }
      }
      for (Buffer out : op.outputs()) {
        out.requireOpen();
        if (!out.residency().isWritable()) {
          throw new ShapeException(op.name() + " would write a " + out.residency() + " buffer");
        }
        if (op.inputs().contains(out)) {
          throw new AliasException(op.name() + " would overwrite its own input");
        }
        if (!written.add(out)) {
          throw new AliasException(op.name() + " would write a buffer that is written already");
        }
      }
    }
    for (Op op : ops) {
      if (!written.containsAll(op.carried())) {
        throw new ShapeException(op.name() + " reads what no op wrote in the execution before");
      }
    }
  }

  /** A program of these ops. */
  public static Program of(Op... ops) {
    return new Program(List.of(ops));
  }
}
