package io.github.tornadoqat.experiment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that is wrong with a tensor or a run.
 *
 * @param kind short, for machines
 * @param where the tensor, and in a run the parameterization
 * @param text what was seen
 * @param figure how much of it
 */
public record Flag(String kind, String where, String text, double figure) {
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", kind);
    map.put("where", where);
    map.put("text", text);
    map.put("figure", JsonFiles.finite(figure));
    return map;
  }
}
