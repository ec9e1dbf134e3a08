package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.NibbleOp;

/** {@link NibbleOp.PackNibbles}. */
final class PackNibblesKernel implements HostPlan.Kernel {
  private final NibbleOp.PackNibbles op;
  private final Runs runs;

  PackNibblesKernel(NibbleOp.PackNibbles op) {
    this.op = op;
    this.runs = Runs.of(Granularity.perTensor(), op.packed().shape());
  }

  @Override
  public void run(Workers workers) {
    byte[] codes = (byte[]) HostBuffer.array(op.codes());
    byte[] packed = (byte[]) HostBuffer.array(op.packed());
    int pairs = codes.length / 2;
    UniformRuns kernel =
        (from, to, p) -> {
          for (int k = from; k < Math.min(to, pairs); k++) {
            packed[k] = (byte) ((codes[2 * k] & 0xF) | (codes[2 * k + 1] << 4));
          }
          if (to > pairs) {
            packed[pairs] = (byte) (codes[2 * pairs] & 0xF);
          }
        };
    runs.forEach(workers, kernel);
  }
}
