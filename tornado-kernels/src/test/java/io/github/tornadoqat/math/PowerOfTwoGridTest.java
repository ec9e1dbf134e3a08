package io.github.tornadoqat.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PowerOfTwoGridTest {
  @ParameterizedTest
  @CsvSource({"-7, 0", "-3, 4", "0, 0", "-100, 100", "-15, -8", "90, 100"})
  void roundsTheLogarithm(int emin, int emax) {
    long seed = 71;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int e = emin - 3; e <= emax + 3; e++) {
      float border = (float) (Math.scalb(1d, e) * Math.sqrt(2));
      for (float center : new float[] {border, Math.scalb(1f, e), Math.scalb(0.75f, e)}) {
        check(center, emin, emax);
        check(Math.nextUp(center), emin, emax);
        check(Math.nextDown(center), emin, emax);
      }
    }
    for (int i = 0; i < 20_000; i++) {
      check(Float.intBitsToFloat(random.nextInt()), emin, emax);
      check(Math.scalb(random.nextFloat(1, 2), random.nextInt(emin - 2, emax + 2)), emin, emax);
    }
    for (float v : new float[] {0f, Float.MIN_VALUE, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
      check(v, emin, emax);
    }
  }

  @Test
  void zeroRules() {
    assertSame(PowerOfTwoGrid.quantize(0f, 0.25f, 4f), 0.25f);
    assertSame(PowerOfTwoGrid.quantize(-0f, 0.25f, 4f), 0.25f);
    assertSame(PowerOfTwoGrid.quantizeWithZero(0f, 0.25f, 4f), 0f);
    assertSame(PowerOfTwoGrid.quantizeWithZero(-0f, 0.25f, 4f), -0f);
    assertSame(PowerOfTwoGrid.quantizeWithZero(Math.nextDown(0.125f), 0.25f, 4f), 0f);
    assertSame(PowerOfTwoGrid.quantizeWithZero(Math.nextUp(-0.125f), 0.25f, 4f), -0f);
    assertSame(PowerOfTwoGrid.quantizeWithZero(0.125f, 0.25f, 4f), 0.25f);
    assertSame(PowerOfTwoGrid.quantizeWithZero(-0.125f, 0.25f, 4f), -0.25f);
  }

  @Test
  void nanStays() {
    assertThat(PowerOfTwoGrid.quantize(Float.NaN, 0.25f, 4f)).isNaN();
    assertThat(PowerOfTwoGrid.quantizeWithZero(Float.NaN, 0.25f, 4f)).isNaN();
  }

  /** All 2^23 significands, and the ends of every binade that is allowed. */
  @Test
  void floorIsTheLeadingPower() {
    for (int i = 0; i < 1 << 23; i++) {
      assertSame(PowerOfTwoGrid.floor(Float.intBitsToFloat(0x3F80_0000 + i)), 1f);
    }
    for (int e = -100; e <= 102; e++) {
      float power = Math.scalb(1f, e);
      assertSame(PowerOfTwoGrid.floor(power), power);
      assertSame(PowerOfTwoGrid.floor(Math.nextUp(power)), power);
      assertSame(PowerOfTwoGrid.floor(Math.scalb(1.5f, e)), power);
      assertSame(PowerOfTwoGrid.floor(Math.nextDown(2 * power)), power);
    }
  }

  private static void check(float v, int emin, int emax) {
    float lowest = Math.scalb(1f, emin);
    float highest = Math.scalb(1f, emax);
    for (float x : new float[] {v, -v}) {
      float expected = oracle(x, emin, emax);
      assertSame(PowerOfTwoGrid.quantize(x, lowest, highest), expected);
      boolean zero = Math.abs((double) x) < Math.scalb(1d, emin - 1);
      assertSame(
          PowerOfTwoGrid.quantizeWithZero(x, lowest, highest),
          zero ? Math.copySign(0f, x) : expected);
    }
  }

  /** 2^round(log2 |v|): the exponent is rounded up where v² > 2^(2e+1), in exact decimals. */
  private static float oracle(float v, int emin, int emax) {
    if (Float.isNaN(v)) {
      return v;
    }
    int e = emin;
    if (Float.isInfinite(v)) {
      e = emax;
    } else if (v != 0) {
      e = Math.getExponent((double) v);
      BigDecimal significand = new BigDecimal(Math.scalb(Math.abs((double) v), -e));
      e += significand.pow(2).compareTo(BigDecimal.TWO) > 0 ? 1 : 0;
    }
    double magnitude = Math.scalb(1d, Math.max(emin, Math.min(emax, e)));
    return (float) (v < 0 ? -magnitude : magnitude);
  }

  private static void assertSame(float actual, float expected) {
    // Without AssertJ's machinery: it runs some ten million times.
    if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
      throw new AssertionError(actual + ", expected " + expected);
    }
  }
}
