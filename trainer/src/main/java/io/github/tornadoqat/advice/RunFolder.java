package io.github.tornadoqat.advice;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tornadoqat.experiment.ExperimentOutput;
import io.github.tornadoqat.io.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The files of a finished run of {@code qat learn} or {@code qat experiment}. */
final class RunFolder {
  private static final String WANTED = "what qat learn or qat experiment leaves";

  private final Path folder;
  private final ObjectNode config;
  private final ObjectNode summary;

  /**
   * Reads config and summary.
   *
   * @throws BadInputException if one is missing or damaged, or the run is of another command
   */
  RunFolder(Path folder) {
    this.folder = folder;
    this.config = object(ExperimentOutput.CONFIG);
    this.summary = object(ExperimentOutput.SUMMARY);
    if (!isExperiment() && !(config.has("model") && config.has("steps"))) {
      throw new BadInputException(
          file(ExperimentOutput.CONFIG), "keys", "no distribution, nor model and steps", WANTED);
    }
  }

  /** Whether a folder could be one: it has a summary. */
  static boolean isOne(Path folder) {
    return Files.exists(folder.resolve(ExperimentOutput.SUMMARY));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Path folder() {
    return folder;
  }

  boolean isExperiment() {
    return config.has("distribution");
  }

  /** A value of the config as text; a list as its elements with commas. */
  String setting(String key) {
    JsonNode value = config.path(key);
    if (value instanceof ArrayNode array) {
      List<String> all = new ArrayList<>();
      array.forEach(element -> all.add(element.asText()));
      return String.join(",", all);
    }
    if (!value.isValueNode() || value.isNull()) {
      throw bad(ExperimentOutput.CONFIG, key, value, "a value");
    }
    return value.asText();
  }

  /** A value of the config, read by something that refuses what does not fit. */
  <T> T setting(String key, Function<String, T> parse) {
    try {
      return parse.apply(setting(key));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file(ExperimentOutput.CONFIG), key, e.getMessage(), WANTED);
    }
  }

  int wholeSetting(String key) {
    JsonNode value = config.path(key);
    if (!value.isInt() || value.intValue() < 0) {
      throw bad(ExperimentOutput.CONFIG, key, value, "a whole number");
    }
    return value.intValue();
  }

  List<String> list(String key) {
    String joined = setting(key);
    return joined.isEmpty() ? List.of() : List.of(joined.split(","));
  }

  /** What was learned, one for each tensor and parameterization. */
  List<RunFigures> figures() {
    RunCurves curves = RunCurves.read(file(ExperimentOutput.METRICS), isExperiment());
    List<RunFigures> all = new ArrayList<>();
    if (isExperiment()) {
      JsonNode each = summary.path("parameterizations");
      if (!(each instanceof ObjectNode object) || object.isEmpty()) {
        throw bad(ExperimentOutput.SUMMARY, "parameterizations", each, "one or more");
      }
      for (Map.Entry<String, JsonNode> one : object.properties()) {
        Entry entry = new Entry("parameterizations." + one.getKey(), one.getValue());
        all.add(RunFigures.ofExperiment(one.getKey(), entry, curves.of("", one.getKey())));
      }
      return all;
    }
    JsonNode tensors = summary.path("tensors");
    if (!(tensors instanceof ArrayNode array) || array.isEmpty()) {
      throw bad(ExperimentOutput.SUMMARY, "tensors", tensors, "one or more");
    }
    for (int i = 0; i < array.size(); i++) {
      Entry entry = new Entry("tensors[" + i + "]", array.get(i));
      String label = entry.text("label");
      all.add(
          RunFigures.ofLearning(label, entry, curves.of(label, entry.text("parameterization"))));
    }
    return all;
  }

  /** A part of the summary whose keys have to be there. */
  final class Entry {
    private final String place;
    private final JsonNode node;

    private Entry(String place, JsonNode node) {
      this.place = place;
      this.node = node;
    }

    double number(String key) {
      JsonNode value = node.path(key);
      if (!value.isNumber()) {
        throw bad(ExperimentOutput.SUMMARY, place + "." + key, value, "a number");
      }
      return value.asDouble();
    }

    /** A number that may have been too great to write. */
    double numberOrInfinity(String key) {
      return node.path(key).isNull() ? Double.POSITIVE_INFINITY : number(key);
    }

    String text(String key) {
      JsonNode value = node.path(key);
      if (!value.isTextual()) {
        throw bad(ExperimentOutput.SUMMARY, place + "." + key, value, "text");
      }
      return value.asText();
    }

    Entry entry(String key) {
      return new Entry(place + "." + key, node.path(key));
    }
  }

  private BadInputException bad(String name, String place, JsonNode found, String expected) {
    String wrong = found.isMissingNode() ? "missing" : "is " + found;
    return new BadInputException(file(name), place, wrong, expected + ", " + WANTED);
  }

  private ObjectNode object(String name) {
    Path file = file(name);
    if (Files.notExists(file)) {
      throw new BadInputException(file, "file", "is not there", WANTED);
    }
    try {
      if (new JsonMapper().readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      String line = e.getLocation() == null ? "file" : "line " + e.getLocation().getLineNr();
      throw new BadInputException(file, line, "not JSON", WANTED);
    } catch (IOException e) {
      throw new BadInputException(file, "file", "can't be read", WANTED);
    }
    throw new BadInputException(file, "file", "no keys and values", WANTED);
  }
}
