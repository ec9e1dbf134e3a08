package io.github.tornadoqat.host;

import io.github.tornadoqat.math.CounterRandom;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Op;

/** {@link Op.Round}. */
final class RoundKernel implements HostPlan.Kernel {
  private final Op.Round op;
  private final Runs runs;

  RoundKernel(Op.Round op) {
    this.op = op;
    this.runs = Runs.of(Granularity.perTensor(), op.x().shape());
  }

  @Override
  public void run(Workers workers) {
    float[] x = HostBuffer.floats(op.x());
    float[] y = HostBuffer.floats(op.y());
    UniformRuns kernel;
    if (op.rounding().mode() == Rounding.STOCHASTIC) {
      long[] random = HostBuffer.longs(op.rounding().random());
      kernel =
          (from, to, p) -> {
            for (int i = from; i < to; i++) {
              float u = CounterRandom.uniform(random[0], random[1], random[2] + i);
              y[i] = Rounding.stochastic(x[i], u);
            }
          };
    } else {
      kernel =
          (from, to, p) -> {
            for (int i = from; i < to; i++) {
              y[i] = op.rounding().mode().round(x[i], 0f);
            }
          };
    }
    runs.forEach(workers, kernel);
  }
}
