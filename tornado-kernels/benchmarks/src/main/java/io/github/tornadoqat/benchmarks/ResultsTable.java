package io.github.tornadoqat.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A run's rows as Markdown. */
final class ResultsTable {
  private static final String INTRODUCTION =
      """
      # Host backend: time against memory bandwidth and libtorch

      Contenders take turns in one process with a pause before each sample; samples are hot (the
      body has just run). Times are medians, ratios medians of ratios within a round. GB/s counts
      what a job must move: forward 8 bytes an element, backward 12, MSE step 4; encodings and sums
      by group are not counted. The ceiling is the faster of two plain-store copies, and for the MSE
      step the faster of two sums. "libtorch" is the op called on the whole tensor, "best" its
      fastest way here; × is its time over ours. Per group, libtorch runs its per-channel op on a
      tensor of one row a group.

      """;

  private ResultsTable() {}

  /** Markdown with a table for each size; the rows are those of one run. */
  static String of(List<Row> rows) {
    Row any = rows.getFirst();
    StringBuilder out = new StringBuilder(INTRODUCTION);
    out.append(
        "%s, JDK %s, %d threads, commit %s, %s, %d rounds.%n"
            .formatted(
                any.cpu(), any.jdk(), any.threads(), any.commit(), any.date(), any.rounds()));
    rows.stream()
        .map(Row::elements)
        .distinct()
        .sorted()
        .forEach(n -> section(out, rows.stream().filter(r -> r.elements() == n).toList()));
    return out.toString();
  }

  private static void section(StringBuilder out, List<Row> rows) {
    out.append("\n## ").append(size(rows.getFirst().elements())).append(" floats\n\nCeilings: ");
    out.append(ceilings(rows)).append(".\n\n");
    out.append("| work | ms | GB/s | of ceiling | libtorch ms | × | best ms | × | best is |\n");
    out.append("|---|--:|--:|--:|--:|--:|--:|--:|---|\n");
    for (Row row : rows) {
      if (row.contender().equals(HostContender.NAME)) {
        Row torch = find(rows, row.work(), Names.LIBTORCH::equals);
        Row best = find(rows, row.work(), name -> name.equals(row.bestLibtorch()));
        List<String> cells = new ArrayList<>();
        cells.add(row.work());
        cells.add(number(row.medianMs()));
        cells.add(number(row.gbPerS()));
        cells.add(number(row.ratioToCeiling()));
        cells.add(torch == null ? "" : number(torch.medianMs()));
        cells.add(torch == null ? "" : number(row.ratioToLibtorch()));
        cells.add(best == null ? "" : number(best.medianMs()));
        cells.add(best == null ? "" : number(row.ratioToBestLibtorch()));
        cells.add(best == null ? "no peer" : best.contender());
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
      }
    }
  }

  private static String ceilings(List<Row> rows) {
    return rows.stream()
        .filter(Row::isCeiling)
        .collect(
            Collectors.groupingBy(
                Row::contender, TreeMap::new, Collectors.mapping(Row::gbPerS, Collectors.toList())))
        .entrySet()
        .stream()
        .map(e -> e.getKey() + " " + range(e.getValue()) + " GB/s")
        .collect(Collectors.joining(", "));
  }

  private static String range(List<Double> values) {
    double least = values.stream().min(Comparator.naturalOrder()).orElseThrow();
    double most = values.stream().max(Comparator.naturalOrder()).orElseThrow();
    return "%.0f–%.0f".formatted(least, most);
  }

  private static Row find(List<Row> rows, String work, Predicate<String> contender) {
    return rows.stream()
        .filter(r -> r.work().equals(work) && contender.test(r.contender()))
        .findFirst()
        .orElse(null);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
  }

  private static String size(int elements) {
    return elements % (1 << 20) == 0 ? (elements >> 20) + " Mi" : Integer.toString(elements);
  }
}
