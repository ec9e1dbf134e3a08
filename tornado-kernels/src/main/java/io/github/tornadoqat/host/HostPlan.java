package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.GridOp;
import io.github.tornadoqat.program.NibbleOp;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.program.StatisticsOp;
import io.github.tornadoqat.program.UnsupportedOpException;
import java.util.List;

/** A program as a list of kernels bound to their arrays. */
final class HostPlan implements Plan {
  private final List<Buffer> buffers;
  private final List<Kernel> kernels;
  private final Workers workers;
  private boolean executed;
  private boolean closed;

  HostPlan(Program program, Workers workers) {
    this.workers = workers;
    this.kernels = program.ops().stream().map(HostPlan::kernel).toList();
    this.buffers =
        program.ops().stream()
            .<Buffer>mapMulti(
                (op, all) -> {
                  op.inputs().forEach(all);
                  op.outputs().forEach(all);
                })
            .distinct()
            .toList();
  }

  /** One op, ready to run. */
  interface Kernel {
    void run(Workers workers);
  }

  private static Kernel kernel(Op op) {
    return switch (op) {
      case Op.FakeQuantize o -> new FakeQuantizeKernel(o);
      case Op.Quantize o -> new QuantizeKernel(o);
      case Op.Dequantize o -> new DequantizeKernel(o);
      case Op.Clip o -> new ClipKernel(o);
      case Op.Round o -> new RoundKernel(o);
      case Op.RangeGradient o -> new RangeGradientKernel(o);
      case Op.MseStep o -> new MseStepKernel(o);
      case StatisticsOp.MinMax o -> new MinMaxKernel(o);
      case StatisticsOp.Histogram o -> new HistogramKernel(o);
      case StatisticsOp.Moments o -> new MomentsKernel(o);
      case GridOp.FakeQuantizeToGrid o -> new FakeQuantizeToGridKernel(o);
      case GridOp.QuantizeToGrid o -> new QuantizeToGridKernel(o);
      case GridOp.DequantizeFromGrid o -> new DequantizeFromGridKernel(o);
      case NibbleOp.PackNibbles o -> new PackNibblesKernel(o);
      case NibbleOp.UnpackNibbles o -> new UnpackNibblesKernel(o);
      case RangeUpdate o -> throw new UnsupportedOpException(o.name() + " is not for the host");
    };
  }

  @Override
  public void execute() {
    if (closed) {
      throw new IllegalStateException("the plan is closed");
    }
    for (Buffer buffer : buffers) {
      buffer.requireOpen();
    }
    for (Kernel kernel : kernels) {
      kernel.run(workers);
    }
    executed = true;
  }

  @Override
  public void fetch(Buffer buffer) {
    if (closed || !executed) {
      throw new IllegalStateException("the plan is closed or was not executed yet");
    }
    if (!buffers.contains(buffer)) {
      throw new IllegalArgumentException("a buffer of another program");
    }
    buffer.requireOpen();
  }

  @Override
  public void close() {
    closed = true;
  }
}
