package io.github.tornadoqat.sweep;

import io.github.tornadoqat.experiment.ExperimentConfig;
import io.github.tornadoqat.experiment.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a sweep tries: the keys of {@code qat experiment} and the values that each of them takes.
 *
 * @param method how trials are chosen
 * @param count the trials of a random sweep
 * @param seed of a Latin hypercube
 * @param metrics which steps a trial's {@code metrics.csv} has
 * @param axes by key of {@link ExperimentConfig#KEYS}
 */
public record SweepSpec(
    Method method, int count, long seed, Metrics metrics, Map<String, SweepAxis> axes) {
  /** The most trials: they and their results have to fit in memory. */
  private static final int MOST = 1_000_000;

  /** How trials are chosen. */
  public enum Method {
    /** Every combination of the values. */
    GRID,
    /** The points of a Sobol sequence, the first one left out. */
    SOBOL,
    /** The points of a Latin hypercube. */
    LATIN
  }

  /** Which steps of a trial are written. */
  public enum Metrics {
    /** As many as a plot needs, ever fewer towards the end. */
    THINNED,
    /** Every one, as {@code qat experiment} does. */
    ALL,
    /** No {@code metrics.csv} at all. */
    NONE
  }

  /**
   * @throws IllegalArgumentException if a key means nothing, or there is nothing to try
   */
  public SweepSpec {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    TreeSet<String> known = new TreeSet<>(ExperimentConfig.KEYS);
    for (Map.Entry<String, SweepAxis> axis : axes.entrySet()) {
      if (!known.contains(axis.getKey())) {
        throw new IllegalArgumentException(
            "unknown key '" + axis.getKey() + "' in config; known: " + String.join(", ", known));
      }
      if (axis.getValue() instanceof SweepAxis.Listed(var values) && values.isEmpty()) {
        throw new IllegalArgumentException(
            axis.getKey() + " has an empty list, so there is no trial; give it a value");
      }
      if (method == Method.GRID && axis.getValue().count() == 0) {
        throw new IllegalArgumentException(
            axis.getKey() + " has no 'count', which a grid needs to know its points");
      }
    }
    if (method != Method.GRID && (count < 1 || count > MOST)) {
      throw new IllegalArgumentException(
          "trials must be 1 to " + MOST + " for a random sweep, not " + count);
    }
    if (method == Method.GRID && combinations(axes) > MOST) {
      throw new IllegalArgumentException("the grid has more than " + MOST + " trials");
    }
    if (!axes.containsKey("distribution")) {
      throw new IllegalArgumentException("config has no distribution, so there are no data");
    }
  }

  private static double combinations(Map<String, SweepAxis> axes) {
    return axes.values().stream().mapToDouble(SweepAxis::count).reduce(1, (a, b) -> a * b);
  }

  /** The keys whose values differ, in the order of the file. */
  public List<String> swept() {
    List<String> keys = new ArrayList<>();
    axes.forEach(
        (key, axis) -> {
          if (!(axis instanceof SweepAxis.Listed(var values)) || values.size() > 1) {
            keys.add(key);
          }
        });
    return keys;
  }

  /** As {@code sweep.json} has it; {@link SweepFile} reads that again. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", Settings.name(method));
    if (method != Method.GRID) {
      map.put("trials", count);
    }
    if (method == Method.LATIN) {
      map.put("seed", seed);
    }
    map.put("metrics", Settings.name(metrics));
    Map<String, Object> config = new LinkedHashMap<>();
    axes.forEach((key, axis) -> config.put(key, axis.toJson()));
    map.put("config", config);
    return map;
  }
}
