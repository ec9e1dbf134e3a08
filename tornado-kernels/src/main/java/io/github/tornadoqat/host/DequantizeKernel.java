package io.github.tornadoqat.host;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Op;

/** {@link Op.Dequantize}. */
final class DequantizeKernel implements HostPlan.Kernel {
  private final Op.Dequantize op;
  private final Runs runs;

  DequantizeKernel(Op.Dequantize op) {
    this.op = op;
    this.runs = Runs.of(op.spec().granularity(), op.y().shape());
  }

  @Override
  public void run(Workers workers) {
    float[] y = HostBuffer.floats(op.y());
    Encodings e = Encodings.of(op.spec());
    ElementType type = op.codes().type();
    UniformRuns kernel =
        switch (HostBuffer.array(op.codes())) {
          case byte[] codes -> {
            int mask = type == ElementType.U8 ? 0xFF : -1;
            yield (from, to, p) -> {
              int z = (int) e.zeroPoint(p);
              for (int i = from; i < to; i++) {
                y[i] = AffineMath.dequantize(codes[i] & mask, z, e.scale(p));
              }
            };
          }
          case short[] codes -> {
            int mask = type == ElementType.U16 ? 0xFFFF : -1;
            yield (from, to, p) -> {
              int z = (int) e.zeroPoint(p);
              for (int i = from; i < to; i++) {
                y[i] = AffineMath.dequantize(codes[i] & mask, z, e.scale(p));
              }
            };
          }
          default -> throw new AssertionError(type);
        };
    runs.forEach(workers, kernel);
  }
}
