package io.github.tornadoqat.benchmarks.learning;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A run's rows as Markdown. */
final class Table {
  private static final String INTRODUCTION =
      """
      # Learning: steps, trials and commands

      What is in one table took turns in one process, warm, commands apart: they are processes.
      Times are medians over rounds, ratios medians of ratios within a round.
      """;

  private static final String COMMANDS =
      """

      ## Commands

      Wall time of the process, on the host backend and all processors.

      | command | s | target | met |
      |---|--:|---|---|
      """;

  private Table() {}

  /**
   * Markdown of what was measured.
   *
   * @param rows of one run
   * @param plots files beside the table
   */
  static String of(List<Row> rows, Collection<String> plots) {
    StringBuilder out = new StringBuilder(INTRODUCTION);
    Row any = rows.getFirst();
    out.append(
        "%n%s, commit %s, %s, load %s before the build.%n"
            .formatted(any.date(), any.commit(), any.cpu(), number(any.load())));
    devices(out, rows);
    steps(out, of(rows, Row.Part.STEPS), plots);
    trials(out, of(rows, Row.Part.TRIALS), plots);
    List<Row> commands = of(rows, Row.Part.COMMANDS);
    if (!commands.isEmpty()) {
      out.append(COMMANDS);
      commands.forEach(r -> line(out, r.work(), number(r.medianMs() / 1e3), target(r), met(r)));
    }
    return out.toString();
  }

  private static List<Row> of(List<Row> rows, Row.Part part) {
    return rows.stream().filter(r -> r.part() == part).toList();
  }

  private static void devices(StringBuilder out, List<Row> rows) {
    Set<String> devices = new LinkedHashSet<>();
    rows.forEach(r -> devices.add("- %s: %s, %s".formatted(r.backend(), r.device(), r.driver())));
    out.append('\n').append(String.join("\n", devices)).append('\n');
  }

  private static void steps(StringBuilder out, List<Row> rows, Collection<String> plots) {
    if (rows.isEmpty()) {
      return;
    }
    List<String> names = LearningJob.PARAMETERIZATIONS;
    out.append(
        """

        ## Steps

        An execution of the program with all that learning does around it, tensors cut into slices as
        `qat learn` cuts them. GB/s counts the 4 bytes an element that a step must move. The read is
        the faster of two sums of the same array by the CPU, on %2$d threads as the host backend.
        Side by side are up to %3$d of %1$s, in this order.

        | granularity | floats | backend | side by side | ms a step | ns an element | GB/s | read GB/s | of the read |
        |---|--:|---|--:|--:|--:|--:|--:|--:|
        """
            .formatted(String.join(", ", names), rows.getFirst().threads(), names.size()));
    for (Row r : rows) {
      line(
          out,
          r.work(),
          Size.text(r.elements()),
          r.backend(),
          r.sideBySide().toString(),
          number(r.medianMs()),
          number(r.nsPerElement()),
          number(r.gbPerS()),
          number(r.readGbPerS()),
          number(r.ratioToRead()));
    }
    images(out, plots, LearningPlots.STEPS);
  }

  private static void trials(StringBuilder out, List<Row> rows, Collection<String> plots) {
    if (rows.isEmpty()) {
      return;
    }
    out.append(
        """

        ## Trials

        %d steps over %d samples after start-up, at 4 bits; one by one each has an evaluator of its
        own. An experiment is one trial and the search for the best range.

        | work | backend | at a time | s a trial | trials/s | times one by one | target | met |
        |---|---|--:|--:|--:|--:|---|---|
        """
            .formatted(rows.getFirst().steps(), rows.getFirst().elements()));
    for (Row r : rows) {
      line(
          out,
          r.work(),
          r.backend(),
          r.sideBySide().toString(),
          number(r.medianMs() / 1e3),
          number(1e3 / r.medianMs()),
          number(r.timesOneByOne()),
          target(r),
          met(r));
    }
    images(out, plots, LearningPlots.TRIALS);
  }

  private static void images(StringBuilder out, Collection<String> plots, String prefix) {
    List<String> images = new ArrayList<>();
    for (String plot : plots) {
      if (plot.startsWith(prefix)) {
        images.add("![%s](%s)".formatted(plot.replace(".svg", ""), plot));
      }
    }
    out.append('\n').append(String.join("\n", images)).append('\n');
  }

  private static void line(StringBuilder out, String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String target(Row row) {
    return row.target() == null ? "" : row.target();
  }

  private static String met(Row row) {
    return row.met() == null ? "" : row.met() ? "yes" : "no";
  }

  /** What was measured, in a line of progress. */
  static String name(Row row) {
    return switch (row.part()) {
      case STEPS -> "%s %s x %d".formatted(row.work(), Size.text(row.elements()), row.sideBySide());
      case TRIALS -> "%s x %d".formatted(row.work(), row.sideBySide());
      case COMMANDS -> row.work();
    };
  }

  /** Three significant digits, all digits of a great number. */
  static String number(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    int before = exact.precision() - exact.scale();
    return exact.setScale(Math.max(0, 3 - before), RoundingMode.HALF_EVEN).toPlainString();
  }
}
