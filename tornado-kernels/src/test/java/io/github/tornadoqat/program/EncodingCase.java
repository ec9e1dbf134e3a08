package io.github.tornadoqat.program;

import java.util.List;
import java.util.SplittableRandom;

/** One column of an encodings buffer, from the integers that define it. */
record EncodingCase(float scale, int qmin, int qmax, int zeroPoint) {
  /** The integers that codes are taken from. */
  enum Grid {
    UNSIGNED,
    SIGNED,
    RESTRICTED;

    /** Whether the grid has two codes or more. */
    boolean has(int bits) {
      return this != RESTRICTED || bits > 1;
    }

    EncodingCase with(int bits, float scale, int zeroPoint) {
      int half = 1 << (bits - 1);
      return switch (this) {
        case UNSIGNED -> new EncodingCase(scale, 0, 2 * half - 1, zeroPoint);
        case SIGNED -> new EncodingCase(scale, -half, half - 1, zeroPoint);
        case RESTRICTED -> new EncodingCase(scale, 1 - half, half - 1, zeroPoint);
      };
    }
  }

  float inverse() {
    return 1f / scale;
  }

  int lo() {
    return qmin - zeroPoint;
  }

  int hi() {
    return qmax - zeroPoint;
  }

  EncodingCase withScale(float other) {
    return new EncodingCase(other, qmin, qmax, zeroPoint);
  }

  /** The rows of the encodings buffer. */
  static float[] table(List<EncodingCase> columns) {
    int p = columns.size();
    float[] table = new float[QuantizationSpec.ROWS * p];
    for (int i = 0; i < p; i++) {
      EncodingCase c = columns.get(i);
      table[QuantizationSpec.SCALE * p + i] = c.scale;
      table[QuantizationSpec.INVERSE * p + i] = c.inverse();
      table[QuantizationSpec.LO * p + i] = c.lo();
      table[QuantizationSpec.HI * p + i] = c.hi();
      table[QuantizationSpec.ZERO_POINT * p + i] = c.zeroPoint;
    }
    return table;
  }

  /** Any grid, most zero points inside of it, most scales near 1e-2 and some extreme. */
  static EncodingCase random(SplittableRandom random) {
    int bits = random.nextInt(1, 17);
    Grid[] grids = Grid.values();
    Grid grid = grids[random.nextInt(grids.length)];
    EncodingCase c = (grid.has(bits) ? grid : Grid.SIGNED).with(bits, scale(random), 0);
    int margin = random.nextInt(8) == 0 ? 5 : 0;
    int z = random.nextInt(c.qmin - margin, c.qmax + margin + 1);
    return new EncodingCase(c.scale, c.qmin, c.qmax, z);
  }

  private static float scale(SplittableRandom random) {
    return switch (random.nextInt(12)) {
      case 0 -> 1e-30f;
      case 1 -> 1e30f;
      case 2 -> 1f;
      case 3 -> 0.25f;
      default -> (float) Math.exp(random.nextDouble(-9, 2));
    };
  }
}
