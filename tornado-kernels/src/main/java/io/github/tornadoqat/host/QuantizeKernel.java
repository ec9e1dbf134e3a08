package io.github.tornadoqat.host;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Op;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link Op.Quantize}. */
final class QuantizeKernel implements HostPlan.Kernel {
  private final Op.Quantize op;
  private final Runs runs;

  QuantizeKernel(Op.Quantize op) {
    this.op = op;
    this.runs = Runs.of(op.spec().granularity(), op.x().shape());
  }

  @Override
  public void run(Workers workers) {
    float[] x = HostBuffer.floats(op.x());
    Encodings e = Encodings.of(op.spec());
    AtomicInteger nans = new AtomicInteger();
    UniformRuns kernel =
        switch (HostBuffer.array(op.codes())) {
          case byte[] codes -> (from, to, p) -> nans.addAndGet(bytes(x, codes, from, to, e, p));
          case short[] codes -> (from, to, p) -> nans.addAndGet(shorts(x, codes, from, to, e, p));
          default -> throw new AssertionError(op.codes().type());
        };
    runs.forEach(workers, kernel);
    HostBuffer.ints(op.nans())[0] = nans.get();
  }

  private static int bytes(float[] x, byte[] codes, int from, int to, Encodings e, int p) {
    int z = (int) e.zeroPoint(p);
    int nans = 0;
    for (int i = from; i < to; i++) {
      float r = steps(x[i], i, e, p);
      codes[i] = (byte) ((int) r + z);
      nans += Float.isNaN(r) ? 1 : 0;
    }
    return nans;
  }

  private static int shorts(float[] x, short[] codes, int from, int to, Encodings e, int p) {
    int z = (int) e.zeroPoint(p);
    int nans = 0;
    for (int i = from; i < to; i++) {
      float r = steps(x[i], i, e, p);
      codes[i] = (short) ((int) r + z);
      nans += Float.isNaN(r) ? 1 : 0;
    }
    return nans;
  }

  /** Steps from the zero point; NaN stays NaN, whose int is 0, so that its code is z. */
  private static float steps(float x, int i, Encodings e, int p) {
    float inv = e.inverse(p);
    float lo = e.lo(p);
    float hi = e.hi(p);
    return e.mode() == Rounding.HALF_EVEN
        ? AffineMath.steps(x, inv, lo, hi)
        : e.mode().round(AffineMath.clip(x * inv, lo, hi), e.uniform(i));
  }
}
