package io.github.tornadoqat.advice;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.train.CodeMaker;
import io.github.tornadoqat.train.Slice;
import java.util.BitSet;
import java.util.List;

/** How many different codes the values of a range get. */
final class UsedCodes {
  private final CodeMaker maker;

  UsedCodes(Backend backend) {
    this.maker = new CodeMaker(backend, Rounding.HALF_EVEN, 0);
  }

  /** For each range of a slice. */
  int[] of(Slice slice, List<Encoding> encodings) {
    int[] codes = maker.codes(slice, encodings, "", 0);
    int[] used = new int[encodings.size()];
    BitSet seen = new BitSet();
    for (int p = 0; p < used.length; p++) {
      int from = (int) slice.layout().start(p);
      int to = from + (int) slice.layout().length(p);
      int least = encodings.get(p).grid().qmin();
      for (int i = from; i < to; i++) {
        seen.set(codes[i] - least);
      }
      used[p] = seen.cardinality();
      seen.clear();
    }
    return used;
  }

  /** Whether the values of a range share one code. */
  static boolean isDead(int used) {
    return used == 1;
  }

  /** Whether a range uses next to nothing of a grid that has much more, though more than one. */
  static boolean isPoor(int used, IntegerGrid grid) {
    return used > 1 && used <= AdviceThresholds.FEW && grid.steps() + 1 >= AdviceThresholds.MANY;
  }
}
