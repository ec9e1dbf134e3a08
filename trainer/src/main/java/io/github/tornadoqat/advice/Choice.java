package io.github.tornadoqat.advice;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that is advised.
 *
 * @param value as the option of {@code qat learn} takes it
 * @param reason what was measured
 */
public record Choice(String value, String reason) {
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("value", value);
    map.put("reason", reason);
    return map;
  }
}
