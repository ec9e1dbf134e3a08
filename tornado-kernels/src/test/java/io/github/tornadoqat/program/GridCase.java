package io.github.tornadoqat.program;

import io.github.tornadoqat.math.FloatFormat;
import io.github.tornadoqat.math.ValueGrid;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Value grids of every kind and many lengths. */
// Its arrays are only read.
@SuppressWarnings("ImmutableEnumChecker")
enum GridCase {
  NF4(ValueGrid.nf4()),
  E4M3(ValueGrid.saturating(FloatFormat.E4M3)),
  E4M3_OR_NAN(ValueGrid.converting(FloatFormat.E4M3)),
  E5M2_OR_INFINITY(ValueGrid.converting(FloatFormat.E5M2)),
  E2M1(ValueGrid.saturating(FloatFormat.E2M1)),
  POWERS(ValueGrid.powersOfTwo(-7, 0, false)),
  POWERS_WITH_ZERO(ValueGrid.powersOfTwo(-14, 15, true)),
  TERNARY(ValueGrid.nearest(-1f, 0f, 1f)),
  TWO_VALUES(ValueGrid.nearest(-0.75f, 2f)),
  ONE_VALUE(ValueGrid.nearest(3f)),
  UNEVEN(ValueGrid.nearest(-1e30f, -1f, -0.99999994f, -1e-3f, 0.25f, 0.5f, 77f, 1e20f)),
  FP16(ValueGrid.saturating(FloatFormat.FP16)),
  BF16_OR_INFINITY(ValueGrid.converting(FloatFormat.BF16));

  private final float[] table;
  private final float[] thresholds;
  private final double reach;

  GridCase(ValueGrid grid) {
    this.table = grid.values();
    this.thresholds = grid.thresholds();
    double greatest = 0;
    for (float value : table) {
      greatest = Float.isFinite(value) ? Math.max(greatest, Math.abs(value)) : greatest;
    }
    this.reach = greatest;
  }

  /** The grid's values; not to be written. */
  float[] table() {
    return table;
  }

  /** The grid's thresholds; not to be written. */
  float[] thresholds() {
    return thresholds;
  }

  /** The code types that hold every index. */
  List<ElementType> codeTypes() {
    return Stream.of(ElementType.I8, ElementType.U8, ElementType.I16, ElementType.U16)
        .filter(t -> t.holds(0, thresholds.length))
        .toList();
  }

  /** A scale by which the steps of an encoding reach all over the grid and a little beyond. */
  float scale(EncodingCase e) {
    double steps = Math.max(Math.abs(e.lo()), Math.abs(e.hi()));
    // 1/scale must be finite.
    return (float) Math.clamp(e.scale() * steps / reach, 1e-37, 1e37);
  }

  /** Around thresholds, on values, and any 32 bits. */
  float next(SplittableRandom random) {
    float[] borders = random.nextBoolean() || thresholds.length == 0 ? table : thresholds;
    float v = borders[random.nextInt(borders.length)];
    return switch (random.nextInt(6)) {
      case 0 -> Float.intBitsToFloat(random.nextInt());
      case 1 -> random.nextBoolean() ? 0f : -0f;
      case 2 -> Math.nextUp(v);
      case 3 -> Math.nextDown(v);
      default -> v;
    };
  }
}
