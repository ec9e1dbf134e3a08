package io.github.tornadoqat.io;

/** Text from files made safe for a message of one line. */
final class OneLine {
  private static final int BRIEF = 200;

  private OneLine() {}

  /** Escapes what would break the line or steer a terminal. */
  static String of(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isPlain(c)) {
                line.appendCodePoint(c);
              } else {
                line.append("\\u%04x".formatted(c));
              }
            });
    return line.toString();
  }

  /** As {@link #of}, cut to {@value #BRIEF} characters. */
  static String brief(String text) {
    return text.length() <= BRIEF ? of(text) : of(text.substring(0, BRIEF)) + "…";
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
