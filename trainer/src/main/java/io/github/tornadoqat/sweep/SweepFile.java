package io.github.tornadoqat.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tornadoqat.experiment.Settings;
import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.YamlFile;
import io.github.tornadoqat.sweep.SweepSpec.Method;
import io.github.tornadoqat.sweep.SweepSpec.Metrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a sweep's YAML, or the JSON that it left in its folder. */
public final class SweepFile {
  private static final Set<String> KEYS = Set.of("method", "trials", "seed", "metrics");
  private static final Set<String> BETWEEN = Set.of("from", "to", "scale", "count");

  private final Path path;

  private SweepFile(Path path) {
    this.path = path;
  }

  /** How numbers between two are spread. */
  private enum Scale {
    LINEAR,
    LOG
  }

  /**
   * Reads one.
   *
   * @throws BadInputException if it is not such a file
   * @throws IllegalArgumentException if it makes no sweep
   */
  public static SweepSpec read(Path path) {
    return new SweepFile(path).read();
  }

  private SweepSpec read() {
    ObjectNode object = YamlFile.read(path);
    if (!(object.get("config") instanceof ObjectNode config)) {
      throw new BadInputException(path, "file", "no key 'config'", "one with the keys to sweep");
    }
    try {
      return spec(object, config);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(path + ": " + e.getMessage(), e);
    }
  }

  private SweepSpec spec(ObjectNode object, ObjectNode config) {
    Map<String, String> top = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      if (!entry.getKey().equals("config")) {
        top.put(entry.getKey(), value(entry.getKey(), entry.getValue()));
      }
    }
    // What the folder's copy says of the program besides.
    top.remove("version");
    Settings settings = new Settings(top, KEYS);
    Map<String, SweepAxis> axes = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : config.properties()) {
      String key = entry.getKey().replace('-', '_');
      if (axes.put(key, axis(key, entry.getValue())) != null) {
        throw new IllegalArgumentException("key " + key + " is given twice");
      }
    }
    return new SweepSpec(
        settings.choice("method", Method.class, Method.GRID),
        settings.integer("trials", 0),
        settings.seed("seed"),
        settings.choice("metrics", Metrics.class, Metrics.THINNED),
        axes);
  }

  private static SweepAxis axis(String key, JsonNode node) {
    if (node instanceof ObjectNode object) {
      try {
        return between(key, object);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
      }
    }
    if (!(node instanceof ArrayNode array)) {
      return new SweepAxis.Listed(List.of(value(key, node)));
    }
    List<String> values = new ArrayList<>();
    array.forEach(element -> values.add(value(key, element)));
    return new SweepAxis.Listed(values);
  }

  private static SweepAxis between(String key, ObjectNode object) {
    Map<String, String> map = new LinkedHashMap<>();
    object.properties().forEach(e -> map.put(e.getKey(), value(key, e.getValue())));
    Settings settings = new Settings(map, BETWEEN);
    if (!map.containsKey("from") || !map.containsKey("to")) {
      throw new IllegalArgumentException("needs 'from' and 'to'");
    }
    return new SweepAxis.Between(
        settings.number("from", 0),
        settings.number("to", 0),
        object.get("from").isIntegralNumber() && object.get("to").isIntegralNumber(),
        settings.choice("scale", Scale.class, Scale.LINEAR) == Scale.LOG,
        settings.integer("count", 0));
  }

  /** A list within a list is one value, such as several parameterizations side by side. */
  private static String value(String key, JsonNode node) {
    if (node instanceof ArrayNode array) {
      return YamlFile.joined(array, element -> value(key, element));
    }
    if (!node.isValueNode() || node.isNull() || node.asText().isEmpty()) {
      throw new IllegalArgumentException(key + " needs a value, a list or 'from' and 'to'");
    }
    return node.asText();
  }
}
