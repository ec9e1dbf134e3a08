package io.github.tornadoqat.benchmarks.learning;

/** Numbers of elements as {@code 64Ki}, {@code 1Mi}; a plain number is in Mi. */
final class Size {
  private static final int KI = 1 << 10;
  private static final int MI = 1 << 20;
  private static final int MOST = 1 << 30;

  private Size() {}

  /**
   * Reads a size.
   *
   * @throws IllegalArgumentException if it is none, or not made of whole channels
   */
  static int parse(String text) {
    if (text.matches("[1-9][0-9]{0,6}(Ki|Mi)?")) {
      long unit = text.endsWith("Ki") ? KI : MI;
      long size = Long.parseLong(text.replaceAll("[KM]i", "")) * unit;
      if (size % Steps.CHANNEL == 0 && size <= MOST) {
        return (int) size;
      }
    }
    throw new IllegalArgumentException(
        "--sizes takes multiples of 4Ki up to 1024Mi, as 64Ki,1Mi; not '" + text + "'");
  }

  /** As {@link #parse} reads it, with a space. */
  static String text(int elements) {
    return elements % MI == 0 ? elements / MI + " Mi" : elements / KI + " Ki";
  }
}
