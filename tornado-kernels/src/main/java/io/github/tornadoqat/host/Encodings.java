package io.github.tornadoqat.host;

import io.github.tornadoqat.math.CounterRandom;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.RoundingRule;

/**
 * The arrays behind a quantization spec, as one kernel execution reads them: value k of row {@code
 * SCALE} is {@code values[origin + k]}, and so on.
 *
 * @param origin the first column
 * @param count columns of the table
 */
record Encodings(
    float[] values, int origin, int count, Rounding mode, long seed, long step, long first) {
  static Encodings of(QuantizationSpec spec) {
    float[] values = HostBuffer.floats(spec.encodings());
    RoundingRule rule = spec.rounding();
    long[] random = rule.random() == null ? new long[3] : HostBuffer.longs(rule.random());
    int count = values.length / QuantizationSpec.ROWS;
    return new Encodings(values, 0, count, rule.mode(), random[0], random[1], random[2]);
  }

  /** The columns from one on. */
  Encodings from(int column) {
    return new Encodings(values, column, count, mode, seed, step, first);
  }

  boolean isHalfEven() {
    return mode == Rounding.HALF_EVEN;
  }

  /** Where the values of a row are, from column 0 on. */
  int at(int row) {
    return row * count + origin;
  }

  float scale(int p) {
    return values[at(QuantizationSpec.SCALE) + p];
  }

  float inverse(int p) {
    return values[at(QuantizationSpec.INVERSE) + p];
  }

  float lo(int p) {
    return values[at(QuantizationSpec.LO) + p];
  }

  float hi(int p) {
    return values[at(QuantizationSpec.HI) + p];
  }

  float zeroPoint(int p) {
    return values[at(QuantizationSpec.ZERO_POINT) + p];
  }

  /** The uniform number of the element with flat index i; zero where the mode needs none. */
  float uniform(long i) {
    return mode == Rounding.STOCHASTIC ? CounterRandom.uniform(seed, step, first + i) : 0f;
  }
}
