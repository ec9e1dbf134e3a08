package io.github.tornadoqat.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalFloatTest {
  /** Appendix E of the QLoRA paper, as text. */
  private static final String[] PAPER = {
    "-1.0", "-0.6961928009986877", "-0.5250730514526367", "-0.39491748809814453",
    "-0.28444138169288635", "-0.18477343022823334", "-0.09105003625154495", "0.0",
    "0.07958029955625534", "0.16093020141124725", "0.24611230194568634", "0.33791524171829224",
    "0.44070982933044434", "0.5626170039176941", "0.7229568362236023", "1.0"
  };

  @Test
  void decodesThePapersTable() {
    for (int code = 0; code < 16; code++) {
      assertThat((double) NormalFloat.decodeNf4(code)).isEqualTo(Double.parseDouble(PAPER[code]));
      assertThat(NormalFloat.encodeNf4(NormalFloat.decodeNf4(code))).isEqualTo(code);
      assertThat(NormalFloat.decodeNf4(code | 0x70)).isEqualTo(NormalFloat.decodeNf4(code));
    }
  }

  @Test
  void choosesTheNearestValueAroundEveryMidpoint() {
    for (int code = 0; code < 15; code++) {
      float t =
          (float) ((Double.parseDouble(PAPER[code]) + Double.parseDouble(PAPER[code + 1])) / 2);
      for (float v = Math.nextDown(Math.nextDown(t)); v <= Math.nextUp(Math.nextUp(t)); ) {
        check(v);
        v = Math.nextUp(v);
      }
    }
  }

  @Test
  void choosesTheNearestValueForRandomFloats() {
    long seed = 61;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      check(random.nextFloat(-1.2f, 1.2f));
      float v = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(v)) {
        check(v);
      }
    }
  }

  @Test
  void clipsAndKeepsNan() {
    assertThat(NormalFloat.nf4(Float.POSITIVE_INFINITY)).isEqualTo(1f);
    assertThat(NormalFloat.nf4(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
    assertThat(NormalFloat.nf4(Float.NaN)).isNaN();
    assertThat(NormalFloat.encodeNf4(Float.NaN)).isEqualTo(-1);
    assertThat(NormalFloat.nf4(-0f)).isEqualTo(0f);
  }

  private static void check(float v) {
    int best = 0;
    for (int code = 1; code < 16; code++) {
      if (distance(v, code).compareTo(distance(v, best)) < 0) {
        best = code;
      }
    }
    assertThat(NormalFloat.encodeNf4(v)).as("%a", v).isEqualTo(best);
    assertThat((double) NormalFloat.nf4(v)).isEqualTo(Double.parseDouble(PAPER[best]));
  }

  private static BigDecimal distance(float v, int code) {
    return new BigDecimal(v).subtract(new BigDecimal(Double.parseDouble(PAPER[code]))).abs();
  }
}
