package io.github.tornadoqat.program;

import io.github.tornadoqat.math.Rounding;
import java.util.ArrayList;
import java.util.List;

/**
 * How values are rounded to integers.
 *
 * @param mode the rounding mode
 * @param random for stochastic rounding an I64 buffer of [3]: seed, step and the index of the first
 *     element, so that the number for an element depends on (seed, step, first + flat index) only
 *     and a tensor may be rounded part by part; null for every other mode
 */
public record RoundingRule(Rounding mode, Buffer random) {
  public RoundingRule {
    if ((mode == Rounding.STOCHASTIC) != (random != null)) {
      throw new ShapeException("a random buffer goes with stochastic rounding, and only with it");
    }
    if (random != null) {
      Checks.buffer("random", random, ElementType.I64, Shape.of(3));
    }
  }

  /** Ties to even, the default. */
  public static RoundingRule halfEven() {
    return new RoundingRule(Rounding.HALF_EVEN, null);
  }

  /** Any mode but stochastic. */
  public static RoundingRule of(Rounding mode) {
    return new RoundingRule(mode, null);
  }

  /** Stochastic rounding from a buffer of [seed, step, index of the first element]. */
  public static RoundingRule stochastic(Buffer random) {
    return new RoundingRule(Rounding.STOCHASTIC, random);
  }

  /** The buffers of an op that rounds by this rule. */
  List<Buffer> inputsWith(Buffer... others) {
    List<Buffer> all = new ArrayList<>(List.of(others));
    if (random != null) {
      all.add(random);
    }
    return List.copyOf(all);
  }
}
