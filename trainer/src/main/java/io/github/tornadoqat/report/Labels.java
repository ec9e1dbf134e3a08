package io.github.tornadoqat.report;

import java.util.List;

/** Names of tensors, short enough to stand beside a plot. */
final class Labels {
  private static final int LONGEST = 42;

  private Labels() {}

  /** Without the whole parts, parted by '.' or '/', that all names begin or end with. */
  static List<String> shorten(List<String> names) {
    if (names.size() < 2) {
      return names;
    }
    String first = names.getFirst();
    int prefix = first.length();
    int suffix = first.length();
    int shortest = first.length();
    for (String name : names) {
      prefix = Math.min(prefix, common(first, name, false));
      suffix = Math.min(suffix, common(first, name, true));
      shortest = Math.min(shortest, name.length());
    }
    while (prefix > 0 && !parts(first, prefix - 1)) {
      prefix--;
    }
    while (suffix > 0 && !parts(first, first.length() - suffix)) {
      suffix--;
    }
    if (prefix + suffix >= shortest) {
      return names;
    }
    int from = prefix;
    int less = suffix;
    return names.stream().map(n -> n.substring(from, n.length() - less)).toList();
  }

  /** Both ends of a name that is too long: they tell tensors apart. */
  static String fit(String name) {
    if (name.codePointCount(0, name.length()) <= LONGEST) {
      return name;
    }
    int head = name.offsetByCodePoints(0, LONGEST / 2 - 6);
    int tail = name.offsetByCodePoints(name.length(), -(LONGEST / 2 + 5));
    return name.substring(0, head) + "…" + name.substring(tail);
  }

  private static boolean parts(String name, int at) {
    return name.charAt(at) == '.' || name.charAt(at) == '/';
  }

  private static int common(String a, String b, boolean fromEnd) {
    int most = Math.min(a.length(), b.length());
    for (int i = 0; i < most; i++) {
      char x = a.charAt(fromEnd ? a.length() - 1 - i : i);
      char y = b.charAt(fromEnd ? b.length() - 1 - i : i);
      if (x != y) {
        return i;
      }
    }
    return most;
  }
}
