package io.github.tornadoqat.run;

import io.github.tornadoqat.io.EncodingEntry;
import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.train.TensorCutter;
import java.util.ArrayList;
import java.util.List;

/** Between encodings and what AIMET's format says of them. */
public final class EncodingEntries {
  private EncodingEntries() {}

  /** The entry of one tensor. */
  static EncodingEntry of(
      String name, List<Encoding> encodings, TensorCutter.Unit unit, Scheme scheme) {
    float[] scales = new float[encodings.size()];
    int[] offsets = new int[encodings.size()];
    for (int p = 0; p < scales.length; p++) {
      Encoding e = encodings.get(p);
      scales[p] = e.scale();
      offsets[p] = lowest(e.grid()) - e.zeroPoint();
    }
    IntegerGrid grid = encodings.getFirst().grid();
    EncodingEntry.Kind kind =
        switch (unit.kind()) {
          case TENSOR -> EncodingEntry.Kind.PER_TENSOR;
          case CHANNEL -> EncodingEntry.Kind.PER_CHANNEL;
          case GROUP -> EncodingEntry.Kind.PER_BLOCK;
        };
    return new EncodingEntry(
        name,
        false,
        scales.length == 1 && unit.groupSize() == 0 ? EncodingEntry.Kind.PER_TENSOR : kind,
        grid.bits(),
        scheme.isSymmetric(),
        scales,
        offsets,
        unit.groupSize());
  }

  /**
   * The encodings of an entry, in its order.
   *
   * @param grid the codes that the entry was made with, which the format does not fully say
   */
  public static List<Encoding> encodings(EncodingEntry entry, IntegerGrid grid) {
    List<Encoding> encodings = new ArrayList<>();
    float[] scales = entry.scale();
    int[] offsets = entry.offset();
    for (int p = 0; p < scales.length; p++) {
      encodings.add(new Encoding(scales[p], lowest(grid) - offsets[p], grid));
    }
    return encodings;
  }

  /** The code that AIMET's unsigned codes count from. */
  private static int lowest(IntegerGrid grid) {
    return grid.isSigned() ? -(1 << (grid.bits() - 1)) : 0;
  }
}
