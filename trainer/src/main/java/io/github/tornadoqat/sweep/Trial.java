package io.github.tornadoqat.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One experiment of a sweep.
 *
 * @param index its place in the sweep
 * @param name of its folder
 * @param values of the experiment's config, by key
 */
record Trial(int index, String name, Map<String, String> values) {
  private static final int LONGEST = 120;

  Trial {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * The trials of a sweep, in its order, named by their swept values.
   *
   * @throws IllegalArgumentException if two of a grid are one and the same
   */
  static List<Trial> of(SweepSpec spec) {
    List<Map<String, String>> all = SweepPoints.of(spec);
    List<String> names = all.stream().map(values -> name(spec.swept(), values)).toList();
    Map<String, Integer> uses = new HashMap<>();
    names.forEach(name -> uses.merge(name, 1, Integer::sum));
    Map<Map<String, String>, String> seen = new HashMap<>();
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (seen.put(all.get(i), names.get(i)) != null) {
        throw new IllegalArgumentException(
            "two trials have the name '" + names.get(i) + "'; list each value once");
      }
      // Values that differ only where a folder's name can't are told apart by their place.
      String name = uses.get(names.get(i)) == 1 ? names.get(i) : names.get(i) + "-" + i;
      trials.add(new Trial(i, name, all.get(i)));
    }
    return trials;
  }

  private static String name(List<String> swept, Map<String, String> values) {
    StringJoiner name = new StringJoiner("_");
    for (String key : swept) {
      String value = values.get(key).replace(',', '+').replaceAll("[^A-Za-z0-9.+-]", "-");
      name.add(key + "=" + value);
    }
    String text = swept.isEmpty() ? "only" : name.toString();
    return text.substring(0, Math.min(LONGEST, text.length()));
  }
}
