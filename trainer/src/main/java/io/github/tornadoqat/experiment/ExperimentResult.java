package io.github.tornadoqat.experiment;

import io.github.tornadoqat.program.Device;
import io.github.tornadoqat.train.BestEncoding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an experiment found.
 *
 * @param config what was run
 * @param device where
 * @param samples the number of values
 * @param best the best encoding of the data
 * @param outcomes one for each parameterization, in the order of the config
 */
public record ExperimentResult(
    ExperimentConfig config,
    Device device,
    int samples,
    BestEncoding best,
    List<ExperimentOutcome> outcomes) {
  public ExperimentResult {
    outcomes = List.copyOf(outcomes);
  }

  /** The outcome of the parameterization of this name, which the config has. */
  public ExperimentOutcome of(String parameterization) {
    return outcomes.stream()
        .filter(o -> o.parameterization().equals(parameterization))
        .findFirst()
        .orElseThrow();
  }

  /** The keys of {@code summary.json}. */
  public Map<String, Object> summary() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("distribution", config.data().toString());
    map.put("samples", samples);
    map.put("bits", config.bits());
    map.put("steps", config.steps());
    map.put("seed", config.seed());
    map.put("best_scale", (double) best.encoding().scale());
    map.put("best_zero_point", best.encoding().zeroPoint());
    Map<String, Object> all = new LinkedHashMap<>();
    outcomes.forEach(o -> all.put(o.parameterization(), o.summary()));
    map.put("parameterizations", all);
    return map;
  }
}
