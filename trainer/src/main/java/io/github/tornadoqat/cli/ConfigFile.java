package io.github.tornadoqat.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.YamlFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Options from a YAML file: keys are long option names, with dashes or underscores, and the
 * positional parameter's name in lower case. Keys that a run writes to {@code config.json} to say
 * where it ran ({@link #RECORDS}) are read over.
 */
final class ConfigFile implements IDefaultValueProvider {
  private static final Set<String> RECORDS =
      Set.of("version", "commit", "image", "device", "driver");
  private static final String OPTION = "--config";

  private final Path path;
  private final Map<String, String> values = new TreeMap<>();

  private ConfigFile(Path path) {
    this.path = path;
  }

  /** Gives the command its defaults from the file that the arguments name, if they do. */
  static void apply(CommandLine root, String... args) {
    CommandLine command = args.length == 0 ? null : root.getSubcommands().get(args[0]);
    Path path = path(args);
    if (command == null || path == null) {
      return;
    }
    ConfigFile file = new ConfigFile(path);
    file.read();
    file.checkKeys(command);
    command.setDefaultValueProvider(file);
  }

  private static Path path(String... args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith(OPTION + "=")) {
        return Path.of(args[i].substring(OPTION.length() + 1));
      }
      if (args[i].equals(OPTION) && i + 1 < args.length) {
        return Path.of(args[i + 1]);
      }
    }
    return null;
  }

  private void read() {
    for (Map.Entry<String, JsonNode> entry : YamlFile.read(path).properties()) {
      String key = entry.getKey();
      if (values.put(key.replace('_', '-'), text(key, entry.getValue())) != null) {
        throw new BadInputException(path, "key " + key, "given twice", "each option once");
      }
    }
  }

  private String text(String key, JsonNode value) {
    if (value instanceof ArrayNode array) {
      return YamlFile.joined(array, element -> text(key, element));
    }
    if (!value.isValueNode()) {
      throw new BadInputException(path, "key " + key, "nested keys", "a value or a list");
    }
    return value.isNull() ? "" : value.asText();
  }

  private void checkKeys(CommandLine command) {
    Set<String> known = new TreeSet<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      known.add(key(option));
    }
    for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
      known.add(key(parameter));
    }
    for (String key : values.keySet()) {
      if (!known.contains(key) && !RECORDS.contains(key)) {
        throw new UsageException(
            path + ": unknown key '" + key + "'; known: " + String.join(", ", known));
      }
    }
  }

  private static String key(ArgSpec arg) {
    return arg instanceof OptionSpec option
        ? option.longestName().replaceFirst("^--?", "")
        : arg.paramLabel().toLowerCase(Locale.ROOT);
  }

  @Override
  public String defaultValue(ArgSpec arg) {
    String value = values.get(key(arg));
    return value == null || value.isEmpty() ? null : value;
  }
}
