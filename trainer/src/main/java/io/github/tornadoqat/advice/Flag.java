package io.github.tornadoqat.advice;

import io.github.tornadoqat.io.JsonFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that is wrong with a tensor or a run.
 *
 * @param kind short, for machines
 * @param where the tensor, and in a run the parameterization
 * @param text what was seen
 * @param figure how much of it
 */
public record Flag(String kind, String where, String text, double figure) {
  /** One where something was counted at least once. */
  static Optional<Flag> counted(String kind, String where, long count, String text) {
    return count == 0 ? Optional.empty() : Optional.of(new Flag(kind, where, text, count));
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", kind);
    map.put("where", where);
    map.put("text", text);
    map.put("figure", JsonFiles.finite(figure));
    return map;
  }
}
