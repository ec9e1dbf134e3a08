package io.github.tornadoqat.report;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements that are both HTML and well-formed XML; escapes all text and attributes. Each
 * method but {@link #toString} returns this.
 */
public final class Markup {
  private final StringBuilder out = new StringBuilder(1 << 16);
  private final Deque<String> open = new ArrayDeque<>();

  /** Nothing yet. */
  public Markup() {}

  /**
   * Begins an element. Attributes are names and values in turn; one whose value is null is left
   * out.
   */
  public Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** Ends the element that was begun last. */
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** An element without content: only for void elements of HTML and for SVG. */
  public Markup empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** An element that holds only text. */
  public Markup element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Text; what XML has no character for is shown as U+FFFD. */
  public Markup text(String text) {
    escape(text);
    return this;
  }

  /** A dotted name or a path, which may be broken after each part. */
  Markup name(String name) {
    for (String part : name.splitWithDelimiters("[./]", 0)) {
      text(part);
      if (part.equals(".") || part.equals("/")) {
        empty("wbr");
      }
    }
    return this;
  }

  /** Only for text that is markup already. */
  Markup raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Ends a line of the source, which is seen nowhere else. */
  public Markup line() {
    out.append('\n');
    return this;
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (attributes[i + 1] != null) {
        out.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1]);
        out.append('"');
      }
    }
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= 0x20 && c < 0x7F)
        || (c >= 0xA0 && c < 0xD800)
        || (c >= 0xE000 && c < 0xFFFE)
        || c >= 0x10000;
  }

  /**
   * What was written.
   *
   * @throws IllegalStateException if an element has not been ended
   */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("still open: " + open);
    }
    return out.toString();
  }
}
