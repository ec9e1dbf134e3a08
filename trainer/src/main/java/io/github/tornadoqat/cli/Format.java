package io.github.tornadoqat.cli;

import java.util.Locale;

/** Numbers as tables show them. */
final class Format {
  private Format() {}

  /** A number by a format for doubles; a dash for null, NaN and infinities. */
  static String number(String format, Object value) {
    return value instanceof Number n && Double.isFinite(n.doubleValue())
        ? String.format(Locale.ROOT, format, n.doubleValue())
        : "-";
  }
}
