package io.github.tornadoqat.advice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is advised for some tensors, and the command that does it.
 *
 * @param tensors their labels
 * @param command words, unquoted
 */
public record Recommendation(
    List<String> tensors,
    Choice parameterization,
    Choice rate,
    Choice init,
    Choice zeroPoint,
    List<String> command) {
  public Recommendation {
    tensors = List.copyOf(tensors);
    command = List.copyOf(command);
  }

  /** The choices by the name of the option that takes them. */
  public Map<String, Choice> choices() {
    Map<String, Choice> map = new LinkedHashMap<>();
    map.put("parameterization", parameterization);
    map.put("lr", rate);
    map.put("init", init);
    map.put("zero-point", zeroPoint);
    return map;
  }

  /** The command as a shell takes it. */
  public String commandLine() {
    return ShellWords.join(command);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("tensors", tensors);
    choices().forEach((name, choice) -> map.put(name.replace('-', '_'), choice.toMap()));
    map.put("command", commandLine());
    return map;
  }
}
