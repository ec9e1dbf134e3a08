package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.GridOp;
import io.github.tornadoqat.program.NibbleOp;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.program.StatisticsOp;
import java.util.ArrayList;
import java.util.List;

/** The kernels that a program takes. */
final class Launches {
  private Launches() {}

  static List<Launch> of(Program program, Arrays arrays) {
    List<Launch> launches = new ArrayList<>();
    for (int i = 0; i < program.ops().size(); i++) {
      launches.addAll(of("op" + i, program.ops().get(i), arrays));
    }
    return launches;
  }

  private static List<Launch> of(String id, Op op, Arrays arrays) {
    return switch (op) {
      case Op.FakeQuantize o -> List.of(FakeQuantizeTask.of(id, o, arrays));
      case Op.Quantize o -> CodesTask.of(id, o, arrays);
      case Op.Dequantize o -> List.of(CodesTask.of(id, o, arrays));
      case Op.Clip o -> List.of(ClipTask.of(id, o, arrays));
      case Op.Round o -> List.of(RoundTask.of(id, o, arrays));
      case Op.RangeGradient o -> List.of(ChunkSumsTask.of(id, o, arrays));
      case Op.MseStep o -> List.of(ChunkSumsTask.of(id, o, arrays));
      case StatisticsOp.MinMax o -> MinMaxTask.of(id, o, arrays);
      case StatisticsOp.Histogram o -> HistogramTask.of(id, o, arrays);
      case StatisticsOp.Moments o -> List.of(ChunkSumsTask.of(id, o, arrays));
      case GridOp.FakeQuantizeToGrid o -> List.of(GridTask.of(id, o, arrays));
      case GridOp.QuantizeToGrid o -> GridCodesTask.of(id, o, arrays);
      case GridOp.DequantizeFromGrid o -> List.of(GridCodesTask.of(id, o, arrays));
      case NibbleOp.PackNibbles o -> List.of(NibblesTask.of(id, o, arrays));
      case NibbleOp.UnpackNibbles o -> List.of(NibblesTask.of(id, o, arrays));
      case RangeUpdate o -> RangeUpdateTask.of(id, o, arrays);
    };
  }
}
