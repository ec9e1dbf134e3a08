package io.github.tornadoqat.program;

import io.github.tornadoqat.math.CounterRandom;
import io.github.tornadoqat.math.Rounding;

/** The encodings of a tensor, looked up by an element's flat index, and the rounding of it. */
final class ReferenceEncodings {
  private final Membership membership;
  private final float[] table;
  private final RoundingRule rounding;
  private final int trial;

  ReferenceEncodings(QuantizationSpec spec, Shape shape) {
    this(spec, Membership.of(spec.granularity(), shape), 0);
  }

  ReferenceEncodings(QuantizationSpec spec, Membership membership, int trial) {
    this.membership = membership;
    this.table = ReferenceBuffer.floats(spec.encodings());
    this.rounding = spec.rounding();
    this.trial = trial;
  }

  Membership membership() {
    return membership;
  }

  float scale(int i) {
    return row(0, i);
  }

  float inverse(int i) {
    return row(1, i);
  }

  float lo(int i) {
    return row(2, i);
  }

  float hi(int i) {
    return row(3, i);
  }

  float zeroPoint(int i) {
    return row(4, i);
  }

  private float row(int row, int i) {
    int columns = table.length / 5;
    return table[row * columns + trial * membership.sequences() + membership.sequence(i)];
  }

  /** x/s in float32. */
  float ratio(float x, int i) {
    return x * inverse(i);
  }

  /** round(x/s), not yet clipped. */
  float steps(float x, int i) {
    return round(rounding, ratio(x, i), i);
  }

  /** round(x/s) within [lo, hi], NaN for NaN. */
  float clippedSteps(float x, int i) {
    return clip(steps(x, i), lo(i), hi(i));
  }

  static float clip(float v, float low, float high) {
    if (v < low) {
      return low;
    }
    return v > high ? high : v;
  }

  /** Rounds the element at flat index {@code i}; zero results are +0. */
  static float round(RoundingRule rule, float v, int i) {
    if (rule.mode() != Rounding.STOCHASTIC) {
      return round(rule.mode(), v);
    }
    long[] random = ReferenceBuffer.longs(rule.random());
    float below = (float) Math.floor(v);
    float fraction = v - below;
    boolean up = CounterRandom.uniform(random[0], random[1], random[2] + i) < fraction;
    return (up ? below + 1f : below) + 0f;
  }

  // Every float32 and its neighbouring integers and halves are exact in double precision.
  private static float round(Rounding mode, double v) {
    double r =
        switch (mode) {
          case HALF_EVEN -> Math.rint(v);
          case HALF_AWAY -> Math.copySign(Math.floor(Math.abs(v) + 0.5), v);
          case FLOOR -> Math.floor(v);
          case CEIL -> Math.ceil(v);
          case STOCHASTIC -> throw new AssertionError(mode);
        };
    return (float) r + 0f;
  }
}
