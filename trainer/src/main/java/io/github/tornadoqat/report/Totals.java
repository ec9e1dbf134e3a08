package io.github.tornadoqat.report;

import io.github.tornadoqat.report.ReportData.TensorResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * One parameterization over all tensors. Errors and the clip rate are means over elements; ratios
 * in decibels and steps are means over tensors. Values that are not finite are left out.
 *
 * @param finite the tensors whose errors are all finite, which the errors are means of
 * @param wins the tensors where no other parameterization ends lower; ties count for each
 * @param steps the mean of the tensors that came within 10 %
 * @param never the tensors that did not
 */
record Totals(
    String parameterization,
    int tensors,
    int finite,
    double initialMse,
    double finalMse,
    double bestMse,
    double initialSqnrDb,
    double finalSqnrDb,
    double gainDb,
    int wins,
    double steps,
    int never,
    double clipRate,
    long projections) {

  /** One for each parameterization, in their order of appearance. */
  static List<Totals> of(List<TensorResult> results) {
    Map<String, Double> lowest = new LinkedHashMap<>();
    for (TensorResult r : results) {
      if (Double.isFinite(r.finalMse())) {
        lowest.merge(r.name(), r.finalMse(), Math::min);
      }
    }
    List<Totals> totals = new ArrayList<>();
    groups(results, TensorResult::parameterization)
        .forEach((name, group) -> totals.add(of(name, group, lowest)));
    return totals;
  }

  /** Results by tensor, both in their order of appearance. */
  static Collection<List<TensorResult>> byTensor(List<TensorResult> results) {
    return groups(results, TensorResult::name).values();
  }

  double initialOverBest() {
    return TensorResult.over(initialMse, bestMse);
  }

  double finalOverBest() {
    return TensorResult.over(finalMse, bestMse);
  }

  private static Map<String, List<TensorResult>> groups(
      List<TensorResult> results, Function<TensorResult, String> key) {
    return results.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }

  private static Totals of(String name, List<TensorResult> group, Map<String, Double> lowest) {
    List<TensorResult> finite =
        group.stream()
            .filter(r -> Double.isFinite(r.initialMse() + r.finalMse() + r.bestMse()))
            .toList();
    List<TensorResult> reached =
        group.stream().filter(r -> r.stepsToWithin10Percent() >= 0).toList();
    return new Totals(
        name,
        group.size(),
        finite.size(),
        byElements(finite, TensorResult::initialMse),
        byElements(finite, TensorResult::finalMse),
        byElements(finite, TensorResult::bestMse),
        mean(group, TensorResult::initialSqnrDb),
        mean(group, TensorResult::finalSqnrDb),
        mean(group, TensorResult::gainDb),
        (int) group.stream().filter(r -> wins(r, lowest)).count(),
        mean(reached, TensorResult::stepsToWithin10Percent),
        group.size() - reached.size(),
        byElements(group, TensorResult::clipRate),
        group.stream().mapToLong(TensorResult::projections).sum());
  }

  private static boolean wins(TensorResult r, Map<String, Double> lowest) {
    return lowest.containsKey(r.name()) && r.finalMse() == lowest.get(r.name());
  }

  private static double mean(List<TensorResult> group, ToDoubleFunction<TensorResult> value) {
    return group.stream().mapToDouble(value).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  private static double byElements(List<TensorResult> group, ToDoubleFunction<TensorResult> value) {
    double sum = 0;
    double elements = 0;
    for (TensorResult r : group) {
      double v = value.applyAsDouble(r);
      if (Double.isFinite(v)) {
        sum += v * r.elements();
        elements += r.elements();
      }
    }
    return sum / elements;
  }
}
