package io.github.tornadoqat.sweep;

import io.github.tornadoqat.experiment.ExperimentConfig;
import io.github.tornadoqat.io.BadInputException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The experiments of a sweep's trials. A trial whose values do not go together fails by itself; a
 * value that goes with no other is a mistake in the sweep.
 */
final class SweepConfigs {
  private final Map<Trial, ExperimentConfig> configs = new LinkedHashMap<>();
  private final Map<Trial, RuntimeException> refused = new LinkedHashMap<>();

  /**
   * Reads the values of every trial.
   *
   * @throws IllegalArgumentException if a value is of no use, or two trials are the same
   * @throws BadInputException if a file that a value names is not there
   */
  SweepConfigs(SweepSpec spec, List<Trial> trials) {
    for (Trial trial : trials) {
      try {
        configs.put(trial, ExperimentConfig.of(trial.values()));
      } catch (IllegalArgumentException | BadInputException e) {
        refused.put(trial, e);
      }
    }
    checkValues(spec);
    Map<Map<String, Object>, Trial> seen = new HashMap<>();
    configs.forEach(
        (trial, config) -> {
          Trial other = seen.put(config.toMap(), trial);
          if (other != null) {
            throw new IllegalArgumentException(
                "the trials '%s' and '%s' are the same; list each value once"
                    .formatted(other.name(), trial.name()));
          }
        });
  }

  private void checkValues(SweepSpec spec) {
    Set<Map.Entry<String, String>> useful = new HashSet<>();
    configs.keySet().forEach(trial -> useful.addAll(trial.values().entrySet()));
    refused.forEach(
        (trial, why) -> {
          for (Map.Entry<String, String> value : trial.values().entrySet()) {
            boolean listed = spec.axes().get(value.getKey()) instanceof SweepAxis.Listed;
            if (configs.isEmpty() || (listed && !useful.contains(value))) {
              throw why instanceof BadInputException
                  ? why
                  : new IllegalArgumentException(
                      "trial '" + trial.name() + "': " + why.getMessage(), why);
            }
          }
        });
  }

  /** Those that can run, by trial. */
  Map<Trial, ExperimentConfig> configs() {
    return configs;
  }

  /** Why the others can't. */
  Map<Trial, RuntimeException> refused() {
    return refused;
  }
}
