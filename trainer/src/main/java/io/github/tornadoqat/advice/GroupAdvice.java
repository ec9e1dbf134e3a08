package io.github.tornadoqat.advice;

import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.report.Numbers;
import io.github.tornadoqat.run.Glob;
import io.github.tornadoqat.run.Spread;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One recommendation for all tensors that take the same parameterization and zero point: {@code qat
 * learn} has one of each, and one rate and start.
 */
final class GroupAdvice {
  private final AdviceConfig config;
  private final Collection<List<TensorAdvice>> groups;
  private final List<TensorInfo> unusable;

  GroupAdvice(AdviceConfig config, List<TensorAdvice> tensors, List<TensorInfo> unusable) {
    this.config = config;
    this.unusable = List.copyOf(unusable);
    Map<String, List<TensorAdvice>> groups =
        tensors.stream()
            .collect(
                Collectors.groupingBy(
                    TensorAdvice::group, LinkedHashMap::new, Collectors.toList()));
    this.groups =
        groups.values().stream().sorted(Comparator.comparingLong(g -> -elements(g))).toList();
  }

  private static long elements(List<TensorAdvice> group) {
    return group.stream().mapToLong(t -> t.info().elements()).sum();
  }

  /** Those of the most elements first. */
  List<Recommendation> recommendations() {
    List<Recommendation> all = new ArrayList<>();
    for (List<TensorAdvice> group : groups) {
      all.add(recommendation(group, all.isEmpty(), all.size() + 1));
    }
    return all;
  }

  private Recommendation recommendation(List<TensorAdvice> group, boolean first, int number) {
    Choice init = init(group);
    int start = StartFigures.INITS.indexOf(init.value());
    double way = group.stream().mapToDouble(t -> t.ways().get(start)).max().orElseThrow();
    Contenders contenders = Contenders.of(config.scheme());
    Spread absolute = spread(group, t -> t.rates().get(contenders.absolute()).getFirst());
    TensorAdvice farthest =
        group.stream().max(Comparator.comparingDouble(t -> t.farness().max())).orElseThrow();
    Choice parameterization =
        AdviceRules.parameterization(
            contenders,
            spread(group, TensorAdvice::lower),
            spread(group, TensorAdvice::upper),
            farthest.farness(),
            absolute);
    Choice rate = AdviceRules.rate(contenders, parameterization.value(), way, absolute);
    Choice zeroPoint = zeroPoint(group);
    List<String> command = new ArrayList<>(List.of("qat", "learn", config.model().toString()));
    command.addAll(List.of("--bits", String.valueOf(config.bits())));
    if (config.scheme().isSymmetric()) {
      command.addAll(List.of("--scheme", config.scheme().toString()));
    }
    command.addAll(List.of("--granularity", config.granularity().toString()));
    command.addAll(List.of("--parameterization", parameterization.value()));
    command.addAll(List.of("--lr", rate.value(), "--init", init.value()));
    command.addAll(List.of("--zero-point", zeroPoint.value()));
    command.addAll(List.of("--steps", String.valueOf(AdviceThresholds.STEPS)));
    command.addAll(filter(group, first));
    if (!config.backend().equals("host")) {
      command.addAll(List.of("--backend", config.backend()));
    }
    command.addAll(List.of("--out", first ? "advised" : "advised-" + number));
    return new Recommendation(
        group.stream().map(t -> t.info().label()).toList(),
        parameterization,
        rate,
        init,
        zeroPoint,
        command);
  }

  /** Lets the first group have all that the others do not take. */
  private List<String> filter(List<TensorAdvice> group, boolean first) {
    if (!first) {
      return List.of("--include", globs(group.stream().map(TensorAdvice::info).toList()));
    }
    List<String> filter = new ArrayList<>();
    if (!config.tensors().include().isEmpty()) {
      filter.addAll(List.of("--include", String.join(",", config.tensors().include())));
    }
    List<String> excluded = new ArrayList<>(config.tensors().exclude());
    List<TensorInfo> others = new ArrayList<>(unusable);
    groups.stream().skip(1).forEach(g -> g.forEach(t -> others.add(t.info())));
    if (!others.isEmpty()) {
      excluded.add(globs(others));
    }
    if (!excluded.isEmpty()) {
      filter.addAll(List.of("--exclude", String.join(",", excluded)));
    }
    return filter;
  }

  /** Labels as a list of globs, in which a comma would part two. */
  private static String globs(List<TensorInfo> tensors) {
    return tensors.stream()
        .map(t -> Glob.literal(t.label()).replace(',', '?'))
        .collect(Collectors.joining(","));
  }

  /** By the geometric mean over tensors, so that no tensor counts for its magnitude. */
  private static Choice init(List<TensorAdvice> group) {
    List<Double> means = new ArrayList<>();
    for (int i = 0; i < StartFigures.INITS.size(); i++) {
      int init = i;
      double logs =
          group.stream().mapToDouble(t -> Math.log(t.overBest().get(init))).average().orElseThrow();
      means.add(Math.exp(logs));
    }
    Choice chosen = AdviceRules.init(means);
    if (group.size() == 1) {
      return chosen;
    }
    double least = group.stream().mapToDouble(t -> t.overBest().getFirst()).min().orElseThrow();
    double most = group.stream().mapToDouble(t -> t.overBest().getFirst()).max().orElseThrow();
    return new Choice(
        chosen.value(),
        AdviceRules.text(
            "%s (geometric means over %d tensors; at min/max from %s to %s)",
            chosen.reason(), group.size(), Numbers.threeDigits(least), Numbers.threeDigits(most)));
  }

  private static Spread spread(List<TensorAdvice> group, Function<TensorAdvice, Spread> of) {
    List<Spread> all = group.stream().map(of).toList();
    return new Spread(
        all.stream().mapToDouble(Spread::min).min().orElseThrow(),
        Spread.of(all.stream().mapToDouble(Spread::median).toArray()).median(),
        all.stream().mapToDouble(Spread::max).max().orElseThrow());
  }

  /** What rate each parameterization would need, so that what one rate for all means is seen. */
  static String rates(List<TensorAdvice> tensors) {
    List<String> texts = new ArrayList<>();
    for (String name : tensors.getFirst().rates().keySet()) {
      String first = spread(tensors, t -> t.rates().get(name).getFirst()).range();
      String second = spread(tensors, t -> t.rates().get(name).getLast()).range();
      texts.add(name + " " + (first.equals(second) ? first : first + " and " + second));
    }
    return "rates that move a range by about 1 % a step: " + String.join("; ", texts);
  }

  /** The tensors of a group agree, so that the greatest cost of clamping decides the same. */
  private Choice zeroPoint(List<TensorAdvice> group) {
    return AdviceRules.zeroPoint(
        config.scheme(),
        group.stream().mapToLong(TensorAdvice::ranges).sum(),
        group.stream().mapToLong(TensorAdvice::away).sum(),
        group.stream().mapToLong(TensorAdvice::oneSided).sum(),
        group.stream().mapToDouble(TensorAdvice::freeGain).max().orElseThrow());
  }
}
