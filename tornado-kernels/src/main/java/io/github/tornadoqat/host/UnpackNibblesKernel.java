package io.github.tornadoqat.host;

import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.NibbleOp;

/** {@link NibbleOp.UnpackNibbles}. */
final class UnpackNibblesKernel implements HostPlan.Kernel {
  private final NibbleOp.UnpackNibbles op;
  private final Runs runs;

  UnpackNibblesKernel(NibbleOp.UnpackNibbles op) {
    this.op = op;
    this.runs = Runs.of(Granularity.perTensor(), op.codes().shape());
  }

  @Override
  public void run(Workers workers) {
    byte[] packed = (byte[]) HostBuffer.array(op.packed());
    byte[] codes = (byte[]) HostBuffer.array(op.codes());
    boolean signed = op.codes().type() == ElementType.I8;
    UniformRuns kernel =
        (from, to, p) -> {
          for (int i = from; i < to; i++) {
            // The nibble to the top of an int, and back down with or without its sign.
            int top = packed[i >> 1] << ((i & 1) == 0 ? 28 : 24);
            codes[i] = (byte) (signed ? top >> 28 : top >>> 28);
          }
        };
    runs.forEach(workers, kernel);
  }
}
