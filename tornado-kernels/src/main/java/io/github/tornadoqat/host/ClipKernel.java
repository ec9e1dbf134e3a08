package io.github.tornadoqat.host;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.program.Op;

/** {@link Op.Clip}. */
final class ClipKernel implements HostPlan.Kernel {
  private final Op.Clip op;
  private final Runs runs;

  ClipKernel(Op.Clip op) {
    this.op = op;
    this.runs = Runs.of(op.granularity(), op.x().shape());
  }

  @Override
  public void run(Workers workers) {
    float[] x = HostBuffer.floats(op.x());
    float[] y = HostBuffer.floats(op.y());
    float[] bounds = HostBuffer.floats(op.bounds());
    int count = bounds.length / 2;
    UniformRuns kernel =
        (from, to, p) -> {
          float low = bounds[p];
          float high = bounds[count + p];
          for (int i = from; i < to; i++) {
            y[i] = AffineMath.clip(x[i], low, high);
          }
        };
    runs.forEach(workers, kernel);
  }
}
