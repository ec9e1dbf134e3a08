package io.github.tornadoqat.advice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is advised.
 *
 * @param source what was read, and what of it: keys and values
 * @param header the columns of the table
 * @param rows its rows, the most telling first
 * @param tensors the same for machines, in the order of the file
 * @param recommendations for the most tensors first; for all others apart
 * @param notes what else was found, in words
 * @param flags what is wrong
 */
public record Advice(
    Map<String, Object> source,
    List<String> header,
    List<List<String>> rows,
    List<Map<String, Object>> tensors,
    List<Recommendation> recommendations,
    List<String> notes,
    List<Flag> flags) {
  public Advice {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
    tensors = List.copyOf(tensors);
    recommendations = List.copyOf(recommendations);
    notes = List.copyOf(notes);
    flags = List.copyOf(flags);
  }

  /** The keys of the JSON form. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>(source);
    map.put("tensors", tensors);
    map.put("recommendations", recommendations.stream().map(Recommendation::toMap).toList());
    map.put("notes", notes);
    map.put("flags", flags.stream().map(Flag::toMap).toList());
    return map;
  }
}
