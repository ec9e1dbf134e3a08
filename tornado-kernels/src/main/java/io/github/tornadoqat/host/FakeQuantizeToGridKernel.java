package io.github.tornadoqat.host;

import io.github.tornadoqat.math.ValueGrid;
import io.github.tornadoqat.program.GridOp;

/** {@link GridOp.FakeQuantizeToGrid}. */
final class FakeQuantizeToGridKernel implements HostPlan.Kernel {
  private final GridOp.FakeQuantizeToGrid op;
  private final Runs runs;

  FakeQuantizeToGridKernel(GridOp.FakeQuantizeToGrid op) {
    this.op = op;
    this.runs = Runs.of(op.granularity(), op.x().shape());
  }

  @Override
  public void run(Workers workers) {
    float[] x = HostBuffer.floats(op.x());
    float[] y = HostBuffer.floats(op.y());
    float[] scales = HostBuffer.floats(op.scales());
    float[] values = HostBuffer.floats(op.values());
    float[] thresholds = HostBuffer.floats(op.thresholds());
    int count = scales.length / 2;
    UniformRuns kernel =
        (from, to, p) -> {
          float s = scales[p];
          float inv = scales[count + p];
          for (int i = from; i < to; i++) {
            float v = x[i] * inv;
            float value = values[ValueGrid.index(v, thresholds)] * s;
            y[i] = Float.isNaN(v) ? v : value;
          }
        };
    runs.forEach(workers, kernel);
  }
}
