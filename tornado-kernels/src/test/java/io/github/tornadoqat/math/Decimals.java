package io.github.tornadoqat.math;

import java.math.BigDecimal;
import java.math.MathContext;

/** Exponentials and logarithms to 40 digits, from their power series. */
final class Decimals {
  static final MathContext DIGITS = new MathContext(45);
  private static final BigDecimal TINY = new BigDecimal("1e-45");
  static final BigDecimal LN2 =
      areaTangent(BigDecimal.ONE.divide(BigDecimal.valueOf(3), DIGITS)).multiply(BigDecimal.TWO);

  private Decimals() {}

  /** e^x for |x| up to some thousands, by the square of the square … of e^(x/2^n). */
  static BigDecimal exp(BigDecimal x) {
    MathContext digits = new MathContext(55);
    int squarings = 16;
    BigDecimal part = x.divide(BigDecimal.TWO.pow(squarings), digits);
    BigDecimal power = BigDecimal.ONE.add(expm1Series(part, digits));
    for (int i = 0; i < squarings; i++) {
      power = power.multiply(power, digits);
    }
    return power;
  }

  /** e^x − 1. */
  static BigDecimal expm1(BigDecimal x) {
    return x.abs().compareTo(BigDecimal.ONE) < 0
        ? expm1Series(x, DIGITS)
        : exp(x).subtract(BigDecimal.ONE);
  }

  /** The logarithm of x = 2^k·m, with m from ½ to 2, given k. */
  static BigDecimal log(BigDecimal x, int k) {
    BigDecimal power = BigDecimal.TWO.pow(Math.abs(k));
    BigDecimal m = k < 0 ? x.multiply(power) : x.divide(power, new MathContext(400));
    return LN2.multiply(BigDecimal.valueOf(k)).add(log1p(m.subtract(BigDecimal.ONE)));
  }

  /** log(1 + x), for x from −½ to 1. */
  static BigDecimal log1p(BigDecimal x) {
    BigDecimal s = x.divide(x.add(BigDecimal.TWO), DIGITS);
    return areaTangent(s).multiply(BigDecimal.TWO);
  }

  /** How far a result is from the exact value, in units of the last place of the latter. */
  static double ulps(double actual, BigDecimal exact) {
    if (!Double.isFinite(actual)) {
      return Double.POSITIVE_INFINITY;
    }
    BigDecimal error = new BigDecimal(actual).subtract(exact).abs();
    BigDecimal unit = new BigDecimal(Math.ulp(exact.doubleValue()));
    return error.divide(unit, MathContext.DECIMAL64).doubleValue();
  }

  private static BigDecimal expm1Series(BigDecimal x, MathContext digits) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal term = x;
    for (int n = 2; term.abs().compareTo(x.abs().multiply(TINY)) > 0; n++) {
      sum = sum.add(term);
      term = term.multiply(x).divide(BigDecimal.valueOf(n), digits);
    }
    return sum;
  }

  /** s + s³/3 + s⁵/5 + … */
  private static BigDecimal areaTangent(BigDecimal s) {
    BigDecimal square = s.multiply(s, DIGITS);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal power = s;
    for (int n = 1; power.abs().compareTo(s.abs().multiply(TINY)) > 0; n += 2) {
      sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS));
      power = power.multiply(square, DIGITS);
    }
    return sum;
  }
}
