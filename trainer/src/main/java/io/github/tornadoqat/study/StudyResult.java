package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.ExperimentResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a study found.
 *
 * @param plan how thorough it was
 * @param claims what was claimed, and what was measured
 * @param figures what the first seed showed
 * @param about what the real data are, or that there are none
 */
public record StudyResult(
    StudyPlan plan, List<Claim> claims, List<Figure> figures, List<String> about) {
  public StudyResult {
    claims = List.copyOf(claims);
    figures = List.copyOf(figures);
    about = List.copyOf(about);
  }

  /**
   * Runs that differ in their learning rates.
   *
   * @param title what they show
   * @param results one for each rate
   */
  public record Figure(String title, List<ExperimentResult> results) {}

  /**
   * The keys of {@code claims.json}.
   *
   * @param provenance the program and the device
   */
  public Map<String, Object> toMap(Map<String, Object> provenance) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("study", "paper");
    map.putAll(provenance);
    map.put("seeds", plan.seeds());
    map.put("learning_rates", plan.rates());
    map.put("samples", plan.samples());
    map.put("steps", plan.steps());
    map.put("about", about);
    map.put("claims", claims.stream().map(Claim::toMap).toList());
    return map;
  }
}
