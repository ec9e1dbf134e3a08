package io.github.tornadoqat.run;

import io.github.tornadoqat.io.EncodingEntry;
import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.program.Device;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The outcomes of a run, tensor by tensor and within one by parameterization. */
public final class LearnResult {
  private final LearnConfig config;
  private final Device device;
  private final List<TensorOutcome> outcomes;
  private final List<TensorInfo> skipped;

  /**
   * @param skipped tensors that are quantized already
   */
  LearnResult(
      LearnConfig config, Device device, List<TensorOutcome> outcomes, List<TensorInfo> skipped) {
    this.config = config;
    this.device = device;
    this.outcomes = List.copyOf(outcomes);
    this.skipped = List.copyOf(skipped);
  }

  LearnConfig config() {
    return config;
  }

  Device device() {
    return device;
  }

  List<TensorOutcome> outcomes() {
    return outcomes;
  }

  /** The outcomes of one parameterization. */
  List<TensorOutcome> of(String parameterization) {
    return outcomes.stream().filter(o -> o.parameterization().equals(parameterization)).toList();
  }

  /** The names of the parameterizations, in the order of the config. */
  List<String> parameterizations() {
    return outcomes.stream().map(TensorOutcome::parameterization).distinct().toList();
  }

  /** The parameterization of the least mean signal-relative error over all tensors. */
  String best() {
    return parameterizations().stream()
        .max(Comparator.comparingDouble(p -> meanSqnr(of(p))))
        .orElseThrow();
  }

  private static double meanSqnr(List<TensorOutcome> tensors) {
    return tensors.stream()
        .mapToDouble(o -> o.sqnr(o.finalMse()))
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** The keys of {@code summary.json}. */
  Map<String, Object> summary(Provenance provenance) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", config.model().getFileName().toString());
    map.putAll(provenance.on(device));
    map.put("seed", config.seed());
    map.put("best_parameterization", best());
    Map<String, Object> totals = new LinkedHashMap<>();
    for (String p : parameterizations()) {
      totals.put(p, totals(of(p)));
    }
    map.put("totals", totals);
    map.put("tensors", outcomes.stream().map(TensorOutcome::summary).toList());
    map.put("quantized_already", skipped.stream().map(TensorInfo::label).toList());
    return map;
  }

  private static Map<String, Object> totals(List<TensorOutcome> tensors) {
    long elements = tensors.stream().mapToLong(o -> o.tensor().elements()).sum();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("tensors", tensors.size());
    map.put("elements", elements);
    map.put("encodings", tensors.stream().mapToLong(TensorOutcome::ranges).sum());
    map.put("initial_mse", weighted(tensors, elements, TensorOutcome::initialMse));
    map.put("final_mse", weighted(tensors, elements, TensorOutcome::finalMse));
    map.put("best_mse", weighted(tensors, elements, TensorOutcome::bestMse));
    map.put("mean_final_sqnr_db", JsonFiles.finite(meanSqnr(tensors)));
    map.put("clip_rate", weighted(tensors, elements, TensorOutcome::finalClipRate));
    map.put("projections", tensors.stream().mapToLong(o -> o.learned().projections()).sum());
    return map;
  }

  private static double weighted(
      List<TensorOutcome> tensors, long elements, ToDoubleFunction<TensorOutcome> value) {
    return tensors.stream().mapToDouble(o -> value.applyAsDouble(o) * o.tensor().elements()).sum()
        / elements;
  }

  /** The encodings of one parameterization, as the exporter takes them. */
  List<EncodingEntry> encodings(String parameterization) {
    List<EncodingEntry> entries = new ArrayList<>();
    for (TensorOutcome o : of(parameterization)) {
      entries.add(
          EncodingEntries.of(
              o.info().name(), o.learned().encodings(), config.granularity(), config.scheme()));
    }
    return entries;
  }
}
