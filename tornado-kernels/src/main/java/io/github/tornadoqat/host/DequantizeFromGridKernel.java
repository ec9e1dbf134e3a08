package io.github.tornadoqat.host;

import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.GridOp;

/** {@link GridOp.DequantizeFromGrid}. */
final class DequantizeFromGridKernel implements HostPlan.Kernel {
  private final GridOp.DequantizeFromGrid op;
  private final Runs runs;

  DequantizeFromGridKernel(GridOp.DequantizeFromGrid op) {
    this.op = op;
    this.runs = Runs.of(op.granularity(), op.y().shape());
  }

  @Override
  public void run(Workers workers) {
    float[] y = HostBuffer.floats(op.y());
    float[] scales = HostBuffer.floats(op.scales());
    float[] values = HostBuffer.floats(op.values());
    int last = values.length - 1;
    ElementType type = op.codes().type();
    UniformRuns kernel =
        switch (HostBuffer.array(op.codes())) {
          case byte[] codes -> {
            int mask = type == ElementType.U8 ? 0xFF : -1;
            yield (from, to, p) -> {
              float s = scales[p];
              for (int i = from; i < to; i++) {
                y[i] = values[Math.clamp(codes[i] & mask, 0, last)] * s;
              }
            };
          }
          case short[] codes -> {
            int mask = type == ElementType.U16 ? 0xFFFF : -1;
            yield (from, to, p) -> {
              float s = scales[p];
              for (int i = from; i < to; i++) {
                y[i] = values[Math.clamp(codes[i] & mask, 0, last)] * s;
              }
            };
          }
          default -> throw new AssertionError(type);
        };
    runs.forEach(workers, kernel);
  }
}
