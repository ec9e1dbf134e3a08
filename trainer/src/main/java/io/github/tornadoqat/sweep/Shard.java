package io.github.tornadoqat.sweep;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a sweep that one of several processes runs: every {@code count}th trial from {@code
 * index} on.
 */
public record Shard(int index, int count) {
  /** All of it. */
  public static final Shard WHOLE = new Shard(0, 1);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  /**
   * Reads {@code i/n}.
   *
   * @throws IllegalArgumentException if it is not that, or i is not below n
   */
  public static Shard parse(String text) {
    Matcher m = TEXT.matcher(text);
    if (!m.matches() || Integer.parseInt(m.group(1)) >= Integer.parseInt(m.group(2))) {
      throw new IllegalArgumentException(
          "--shard must be i/n with i from 0 to n-1, such as 0/3, not '" + text + "'");
    }
    return new Shard(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
  }

  boolean has(Trial trial) {
    return trial.index() % count == index;
  }
}
