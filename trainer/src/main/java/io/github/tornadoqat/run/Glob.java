package io.github.tornadoqat.run;

import java.util.regex.Pattern;

/**
 * A pattern of names, as Python's fnmatch knows them: {@code *} is any text, slashes and dots
 * included, {@code ?} any character, {@code [0-9_]} one of these, {@code [!0-9]} one of no others.
 * A bracket that is not closed stands for itself.
 */
public final class Glob {
  private final Pattern pattern;

  private Glob(Pattern pattern) {
    this.pattern = pattern;
  }

  /** The glob of this text. */
  public static Glob of(String text) {
    StringBuilder regex = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      int end = text.charAt(i) == '[' ? endOfClass(text, i) : -1;
      if (end > 0) {
        appendClass(regex, text.substring(i + 1, end));
        i = end + 1;
      } else {
        int c = text.codePointAt(i);
        regex.append(
            switch (c) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(Character.toString(c));
            });
        i += Character.charCount(c);
      }
    }
    return new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL));
  }

  /** The glob that matches this name alone. */
  public static String literal(String name) {
    return name.replaceAll("[\\[*?]", "[$0]");
  }

  /** Whether all of a name matches. */
  public boolean matches(String name) {
    return pattern.matcher(name).matches();
  }

  /** Where the class that starts at a bracket ends, or -1; a bracket that comes first is in it. */
  private static int endOfClass(String text, int start) {
    int first = text.startsWith("!", start + 1) ? start + 2 : start + 1;
    return text.indexOf(']', first + 1);
  }

  private static void appendClass(StringBuilder regex, String content) {
    boolean negated = content.startsWith("!");
    int[] members = (negated ? content.substring(1) : content).codePoints().toArray();
    StringBuilder set = new StringBuilder();
    for (int i = 0; i < members.length; i++) {
      boolean isRange = i + 2 < members.length && members[i + 1] == '-';
      int last = isRange ? members[i + 2] : members[i];
      // A range that ends before it starts has nothing in it.
      if (members[i] <= last) {
        set.append(String.format("\\x{%x}-\\x{%x}", members[i], last));
      }
      i += isRange ? 2 : 0;
    }
    boolean isEmpty = set.isEmpty();
    regex.append(isEmpty ? (negated ? "." : "(?!)") : (negated ? "[^" : "[") + set + "]");
  }
}
