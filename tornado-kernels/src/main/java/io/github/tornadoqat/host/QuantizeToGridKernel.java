package io.github.tornadoqat.host;

import io.github.tornadoqat.math.ValueGrid;
import io.github.tornadoqat.program.GridOp;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link GridOp.QuantizeToGrid}. */
final class QuantizeToGridKernel implements HostPlan.Kernel {
  private final GridOp.QuantizeToGrid op;
  private final Runs runs;

  QuantizeToGridKernel(GridOp.QuantizeToGrid op) {
    this.op = op;
    this.runs = Runs.of(op.granularity(), op.x().shape());
  }

  @Override
  public void run(Workers workers) {
    float[] x = HostBuffer.floats(op.x());
    float[] scales = HostBuffer.floats(op.scales());
    float[] borders = HostBuffer.floats(op.thresholds());
    int count = scales.length / 2;
    AtomicInteger nans = new AtomicInteger();
    UniformRuns kernel =
        switch (HostBuffer.array(op.codes())) {
          case byte[] codes ->
              (from, to, p) ->
                  nans.addAndGet(bytes(x, codes, from, to, scales[count + p], borders));
          case short[] codes ->
              (from, to, p) ->
                  nans.addAndGet(shorts(x, codes, from, to, scales[count + p], borders));
          default -> throw new AssertionError(op.codes().type());
        };
    runs.forEach(workers, kernel);
    HostBuffer.ints(op.nans())[0] = nans.get();
  }

  private static int bytes(
      float[] x, byte[] codes, int from, int to, float inv, float[] thresholds) {
    int nans = 0;
    for (int i = from; i < to; i++) {
      float v = x[i] * inv;
      boolean nan = Float.isNaN(v);
      codes[i] = (byte) ValueGrid.index(nan ? 0f : v, thresholds);
      nans += nan ? 1 : 0;
    }
    return nans;
  }

  private static int shorts(
      float[] x, short[] codes, int from, int to, float inv, float[] thresholds) {
    int nans = 0;
    for (int i = from; i < to; i++) {
      float v = x[i] * inv;
      boolean nan = Float.isNaN(v);
      codes[i] = (short) ValueGrid.index(nan ? 0f : v, thresholds);
      nans += nan ? 1 : 0;
    }
    return nans;
  }
}
