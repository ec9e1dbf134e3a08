package io.github.tornadoqat.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The keys and values of a config as text, from flags, YAML or a sweep. What a method is given
 * besides the key is the value of one that is left out; a value that cannot be read is an {@link
 * IllegalArgumentException} that names its key and what was expected.
 */
public final class Settings {
  private final Map<String, String> values;

  /**
   * @param values by key, with underscores
   * @param known the keys that mean something
   * @throws IllegalArgumentException if there is a key that means nothing
   */
  public Settings(Map<String, String> values, Set<String> known) {
    this.values = Map.copyOf(values);
    for (String key : new TreeSet<>(values.keySet())) {
      if (!known.contains(key)) {
        throw new IllegalArgumentException(
            "unknown key '" + key + "'; known: " + String.join(", ", new TreeSet<>(known)));
      }
    }
  }

  String text(String key, String otherwise) {
    return values.getOrDefault(key, otherwise);
  }

  /**
   * The value of a key that has to be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(
          "no " + key + " given; --" + key + " or a line of --config gives one");
    }
    return value;
  }

  List<String> list(String key, String otherwise) {
    return Arrays.stream(text(key, otherwise).split(",", -1)).map(String::strip).toList();
  }

  /** A whole number below 2^31. */
  public int integer(String key, int otherwise) {
    try {
      return Integer.parseInt(text(key, String.valueOf(otherwise)));
    } catch (NumberFormatException e) {
      throw wrong(key, "a whole number below 2^31", e);
    }
  }

  /** A whole number; 0 where none is given. */
  public long seed(String key) {
    try {
      return Long.parseLong(text(key, "0"));
    } catch (NumberFormatException e) {
      throw wrong(key, "a whole number", e);
    }
  }

  /** A number, which may be infinite or NaN. */
  public double number(String key, double otherwise) {
    try {
      return Double.parseDouble(text(key, String.valueOf(otherwise)));
    } catch (NumberFormatException e) {
      throw wrong(key, "a number", e);
    }
  }

  /** One of an enum, by its {@link #name}. */
  public <E extends Enum<E>> E choice(String key, Class<E> type, E otherwise) {
    for (E constant : type.getEnumConstants()) {
      if (name(constant).equals(text(key, name(otherwise)))) {
        return constant;
      }
    }
    List<String> names = Arrays.stream(type.getEnumConstants()).map(Settings::name).toList();
    throw wrong(key, "one of " + String.join(", ", names), null);
  }

  /** An enum's constant as configs have it: in lower case, with hyphens. */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private IllegalArgumentException wrong(String key, String wanted, Exception cause) {
    return new IllegalArgumentException(
        key + " must be " + wanted + ", not '" + values.get(key) + "'", cause);
  }
}
