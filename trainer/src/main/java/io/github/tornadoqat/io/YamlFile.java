package io.github.tornadoqat.io;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Files of keys and values, in YAML or in JSON, which is YAML too. */
public final class YamlFile {
  private YamlFile() {}

  /**
   * Reads one.
   *
   * @throws BadInputException if it can't be read, is no YAML, gives a key twice or has no keys
   */
  public static ObjectNode read(Path path) {
    YAMLMapper mapper =
        YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    JsonNode tree;
    try {
      tree = mapper.readTree(Files.readAllBytes(path));
    } catch (JacksonException e) {
      String where = e.getLocation() == null ? "file" : "line " + e.getLocation().getLineNr();
      throw new BadInputException(path, where, reason(e), "YAML");
    } catch (IOException e) {
      throw new BadInputException(path, "file", "can't be read", "a readable YAML file");
    }
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new BadInputException(path, "file", "no keys and values", "lines of KEY: VALUE");
  }

  /** Without the lines that quote the file. */
  private static String reason(JacksonException e) {
    return e.getOriginalMessage()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .collect(Collectors.joining(", "));
  }

  /** A list as an option takes it: what {@code text} makes of its elements, with commas between. */
  public static String joined(ArrayNode list, Function<JsonNode, String> text) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(text)
        .collect(Collectors.joining(","));
  }
}
