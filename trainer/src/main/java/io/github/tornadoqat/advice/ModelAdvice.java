package io.github.tornadoqat.advice;

import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.report.Numbers;
import io.github.tornadoqat.run.Progress;
import io.github.tornadoqat.run.Tensors;
import io.github.tornadoqat.train.StartingRanges.NonFiniteException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Advises on learning the ranges of a model's tensors, from what is measured of them. */
public final class ModelAdvice {
  private static final List<String> HEADER =
      List.of("tensor", "ranges", "minmax", "p99", "p99.9", "p99.99", "mse", "outlier", "advice");

  private final AdviceConfig config;
  private final Backend backend;
  private final List<TensorAdvice> advised = new ArrayList<>();
  private final Map<TensorInfo, String> unusable = new LinkedHashMap<>();
  private final List<Flag> flags = new ArrayList<>();

  public ModelAdvice(AdviceConfig config, Backend backend) {
    this.config = config;
    this.backend = backend;
  }

  /**
   * Measures and advises.
   *
   * @throws BadInputException if the model can't be read, no tensor is selected, or none is finite
   */
  public Advice run(Progress.Factory progress) throws InterruptedException {
    ModelFigures figures = new ModelFigures(backend, config);
    try (TensorSource source = TensorSource.open(config.model())) {
      List<TensorInfo> selected = config.tensors().selectSome(source, config.model());
      long units = selected.stream().mapToLong(TensorInfo::elements).sum();
      try (Progress bar = progress.start("advise", units)) {
        for (TensorInfo info : selected) {
          bar.at(info.label());
          advise(figures, source, info, bar);
        }
      }
      if (advised.isEmpty()) {
        Map.Entry<TensorInfo, String> first = unusable.entrySet().iterator().next();
        throw new BadInputException(
            config.model(), "tensor " + first.getKey().label(), first.getValue(), "finite values");
      }
      return advice(source);
    }
  }

  private void advise(ModelFigures figures, TensorSource source, TensorInfo info, Progress bar)
      throws InterruptedException {
    try {
      TensorFigures f = figures.of(source, info, bar);
      advised.add(TensorAdvice.of(f, config.scheme()));
      flagCodes(f);
    } catch (NonFiniteException e) {
      unusable.put(info, e.getMessage());
      flags.add(new Flag("non-finite", info.label(), e.getMessage() + ": left out", 1));
    } catch (BackendException e) {
      throw Tensors.failed(info, e);
    }
  }

  private void flagCodes(TensorFigures f) {
    int all = f.ranges().size();
    long dead = f.count(r -> UsedCodes.isDead(r.codesAtBest()));
    flag(
        "dead-grid",
        f,
        dead,
        "the values of %d of %d ranges share one code even at the best range found",
        dead,
        all);
    long lost =
        f.count(r -> UsedCodes.isDead(r.codesAtMinMax()) && !UsedCodes.isDead(r.codesAtBest()));
    flag(
        "dead-grid", f, lost, "at min/max the values of %d of %d ranges share one code", lost, all);
    long poor = f.count(r -> UsedCodes.isPoor(r.codesAtMinMax(), config.grid()));
    flag(
        "few-codes",
        f,
        poor,
        "at min/max %d of %d ranges use %d of %d codes",
        poor,
        all,
        AdviceThresholds.FEW,
        config.grid().steps() + 1);
    if (config.scheme().isSymmetric()) {
      long oneSided = f.count(r -> r.excludesZero() || r.isOneSided());
      flag(
          "half-unused",
          f,
          oneSided,
          "%d of %d ranges lie on one side of zero, where a symmetric scheme has half of its codes",
          oneSided,
          all);
    }
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void flag(String kind, TensorFigures f, long count, String format, Object... values) {
    Flag.counted(kind, f.info().label(), count, AdviceRules.text(format, values))
        .ifPresent(flags::add);
  }

  private Advice advice(TensorSource source) {
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("model", config.model().toString());
    about.put("bits", config.bits());
    about.put("scheme", config.scheme().toString());
    about.put("granularity", config.granularity().toString());
    about.put(
        "quantized_already",
        config.tensors().quantized(source).stream().map(TensorInfo::label).toList());
    List<List<String>> rows =
        Stream.concat(
                unusable.entrySet().stream().map(e -> unusableRow(e.getKey(), e.getValue())),
                advised.stream()
                    .sorted(
                        Comparator.comparingDouble((TensorAdvice t) -> t.overBest().getFirst())
                            .reversed())
                    .map(ModelAdvice::row))
            .toList();
    List<Map<String, Object>> tensors = new ArrayList<>();
    advised.forEach(t -> tensors.add(t.toMap()));
    unusable.forEach((info, problem) -> tensors.add(unusableMap(info, problem)));
    GroupAdvice groups = new GroupAdvice(config, advised, List.copyOf(unusable.keySet()));
    return new Advice(
        about,
        HEADER,
        rows,
        tensors,
        groups.recommendations(),
        List.of(GroupAdvice.rates(advised)),
        flags);
  }

  private static List<String> row(TensorAdvice t) {
    List<String> row = new ArrayList<>();
    row.add(t.info().label());
    row.add(String.valueOf(t.ranges()));
    t.overBest().forEach(error -> row.add(Numbers.threeDigits(error)));
    row.add(Numbers.threeDigits(t.outlier()));
    row.add(
        String.join(
            ", ",
            t.parameterization().value(),
            "lr " + t.rate().value(),
            t.init().value(),
            t.zeroPoint().value()));
    return row;
  }

  private static List<String> unusableRow(TensorInfo info, String problem) {
    return List.of(info.label(), "-", "-", "-", "-", "-", "-", "-", problem);
  }

  private static Map<String, Object> unusableMap(TensorInfo info, String problem) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", info.name());
    map.put("label", info.label());
    map.put("shape", info.shape());
    map.put("elements", info.elements());
    map.put("problem", problem);
    return map;
  }
}
