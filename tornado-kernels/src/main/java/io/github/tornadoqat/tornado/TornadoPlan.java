package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.GridOp;
import io.github.tornadoqat.program.NibbleOp;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** A program as launches on an accelerator. */
final class TornadoPlan implements Plan {
  private final Arrays arrays;
  private final Accelerator.Executable executable;
  private final Object turn;
  private boolean closed;

  /**
   * @param turn held while the accelerator is used
   */
  TornadoPlan(Program program, Accelerator accelerator, Object turn) {
    this(arrays -> launches(program, arrays), accelerator, turn);
  }

  /** Launches that are of no op. */
  TornadoPlan(Function<Arrays, List<Launch>> launches, Accelerator accelerator, Object turn) {
    this.arrays = new Arrays();
    this.turn = turn;
    List<Launch> all = launches.apply(arrays);
    synchronized (turn) {
      this.executable = accelerator.prepare(all, arrays);
    }
  }

  private static List<Launch> launches(Program program, Arrays arrays) {
    List<Launch> launches = new ArrayList<>();
    for (int i = 0; i < program.ops().size(); i++) {
      launches.addAll(launches("op" + i, program.ops().get(i), arrays));
    }
    return launches;
  }

  private static List<Launch> launches(String id, Op op, Arrays arrays) {
    return switch (op) {
      case Op.FakeQuantize o -> List.of(FakeQuantizeTask.of(id, o, arrays));
      case Op.Quantize o -> CodesTask.of(id, o, arrays);
      case Op.Dequantize o -> List.of(CodesTask.of(id, o, arrays));
      case Op.Clip o -> List.of(ClipTask.of(id, o, arrays));
      case Op.Round o -> List.of(RoundTask.of(id, o, arrays));
      case Op.RangeGradient o -> List.of(ChunkSumsTask.of(id, o, arrays));
      case Op.MseStep o -> List.of(ChunkSumsTask.of(id, o, arrays));
      case Op.MinMax o -> MinMaxTask.of(id, o, arrays);
      case Op.Histogram o -> HistogramTask.of(id, o, arrays);
      case Op.Moments o -> List.of(ChunkSumsTask.of(id, o, arrays));
      case GridOp.FakeQuantizeToGrid o -> List.of(GridTask.of(id, o, arrays));
      case GridOp.QuantizeToGrid o -> GridCodesTask.of(id, o, arrays);
      case GridOp.DequantizeFromGrid o -> List.of(GridCodesTask.of(id, o, arrays));
      case NibbleOp.PackNibbles o -> List.of(NibblesTask.of(id, o, arrays));
      case NibbleOp.UnpackNibbles o -> List.of(NibblesTask.of(id, o, arrays));
    };
  }

  @Override
  public void execute() {
    if (closed) {
      throw new IllegalStateException("the plan is closed");
    }
    for (TornadoBuffer buffer : arrays.buffers()) {
      buffer.requireOpen();
    }
    synchronized (turn) {
      executable.execute();
    }
  }

  @Override
  public OptionalLong deviceNanos() {
    return executable.deviceNanos();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      synchronized (turn) {
        executable.close();
      }
    }
  }
}
