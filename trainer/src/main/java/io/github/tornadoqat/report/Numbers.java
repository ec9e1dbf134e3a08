package io.github.tornadoqat.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * Numbers as reports show them, the same in every locale: with U+2212 for minus, and with ∞ and NaN
 * for what is not finite.
 */
public final class Numbers {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Numbers() {}

  /** Three significant digits and an exponent: errors, which span many decades. */
  public static String scientific(double value) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    if (value == 0) {
      return "0";
    }
    String s = format("%.2e", value);
    int e = s.indexOf('e');
    return minus(s.substring(0, e) + "e" + Integer.parseInt(s.substring(e + 1)));
  }

  /** Four significant digits, plain where that stays short. */
  public static String general(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value) || (size != 0 && (size < 1e-3 || size >= 1e5))) {
      return scientific(value);
    }
    int before = size < 1 ? 1 : (int) Math.log10(size) + 1;
    return fixed(value, Math.max(0, 5 - before));
  }

  /** About three digits: for figures whose spread is wider than that. */
  public static String threeDigits(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value) || size >= 1e4 || (size > 0 && size < 1e-3)) {
      return scientific(value);
    }
    return fixed(value, size >= 100 ? 0 : size >= 10 ? 1 : 3);
  }

  /** Two significant digits of a finite value, for a short label: 0.02, 2.2e−3. */
  public static String brief(double value) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(2)).stripTrailingZeros();
    double size = Math.abs(value);
    if (size == 0 || (size >= 0.01 && size < 1000)) {
      return minus(rounded.toPlainString());
    }
    int exponent = rounded.precision() - rounded.scale() - 1;
    return minus(rounded.movePointLeft(exponent).toPlainString() + "e" + exponent);
  }

  /** So many digits after the point; zero has no sign. */
  public static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    String s = format("%." + decimals + "f", value);
    return minus(s.matches("-0\\.?0*") ? s.substring(1) : s);
  }

  /** A whole number, thousands parted by commas. */
  public static String count(long value) {
    return minus(format("%,d", value));
  }

  static String percent(double share) {
    double percent = 100 * share;
    boolean tiny = percent > 0 && percent < 0.005;
    return (tiny ? "< 0.01" : fixed(percent, 2)) + (Double.isFinite(share) ? " %" : "");
  }

  static String decibels(double value) {
    return fixed(value, 2);
  }

  /** With its sign, as a change. */
  static String change(double value, int decimals) {
    String size = fixed(value, decimals);
    return (value > 0 && !size.matches("0\\.?0*") ? "+" : "") + size;
  }

  /** A factor: 1.04 ×, 12 ×. */
  static String factor(double value) {
    return value >= 1000 ? scientific(value) : fixed(value, value >= 100 ? 1 : 3);
  }

  /** A coordinate in a plot. */
  public static String px(double value) {
    String s = format("%.1f", value);
    return s.endsWith(".0") ? s.substring(0, s.length() - 2) : s;
  }

  /** A multiple of a power of ten: 10⁻⁵, 2·10⁻⁵, or plainly 0.02 and 500. */
  static String power(int factor, int exponent) {
    if (exponent >= -2 && exponent <= 3) {
      return fixed(factor * Math.pow(10, exponent), Math.max(0, -exponent));
    }
    return (factor == 1 ? "" : factor + "·") + tenTo(exponent);
  }

  private static String tenTo(int exponent) {
    StringBuilder s = new StringBuilder(exponent < 0 ? "10⁻" : "10");
    String.valueOf(Math.abs(exponent)).chars().forEach(c -> s.append(SUPERSCRIPTS.charAt(c - '0')));
    return s.toString();
  }

  /** The label of a tick among neighbours that are {@code step} apart. */
  static String tick(double value, double step) {
    int stepExponent = (int) Math.floor(Math.log10(step) + 1e-9);
    if (Math.abs(value) < step / 2) {
      return "0";
    }
    if (stepExponent >= -4 && stepExponent < 5) {
      return stepExponent < 3
          ? fixed(value, Math.max(0, -stepExponent))
          : fixed(value / 1000, 0) + "k";
    }
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    int decimals = Math.clamp(exponent - stepExponent, 0, 6);
    return fixed(value / Math.pow(10, exponent), decimals) + "·" + tenTo(exponent);
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  }

  private static String minus(String s) {
    return s.replace('-', '−');
  }

  private static String format(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
