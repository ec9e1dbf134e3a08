package io.github.tornadoqat.report;

import io.github.tornadoqat.report.HtmlTable.Cell;
import io.github.tornadoqat.report.HtmlTable.Column;
import io.github.tornadoqat.report.ReportData.TensorResult;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** The tables of a report. */
final class Tables {
  private static final String BY_ELEMENTS = "mean over all elements";
  private static final String BY_TENSORS = "mean over tensors";
  private static final String WITHIN = "first step whose error is within 10 % of the best found";
  private static final String PROJECTIONS = "steps moved back to a valid range";

  private Tables() {}

  /** A row for each parameterization. */
  static void totals(Markup out, List<Totals> totals) {
    HtmlTable.write(
        out,
        "Totals by parameterization",
        "totals sortable",
        List.of(
            Column.text("parameterization", null, t -> Cell.parameterization(t.parameterization())),
            number("MSE before", BY_ELEMENTS, Totals::initialMse, Numbers::scientific),
            number("MSE after", BY_ELEMENTS, Totals::finalMse, Numbers::scientific),
            number("best found", BY_ELEMENTS, Totals::bestMse, Numbers::scientific),
            number("before ÷\u00a0best", null, Totals::initialOverBest, Numbers::factor),
            number("after ÷\u00a0best", null, Totals::finalOverBest, Numbers::factor),
            number("SQNR after,\u00a0dB", BY_TENSORS, Totals::finalSqnrDb, Numbers::decibels),
            number("gain,\u00a0dB", BY_TENSORS, Totals::gainDb, v -> Numbers.change(v, 2)),
            Column.number(
                "lowest in",
                "tensors where no other ends lower; ties count for each",
                t -> Cell.number(t.wins(), t.wins() + " of " + t.tensors())),
            Column.number("steps to 10\u00a0%", WITHIN + ", mean over tensors", Tables::meanSteps),
            number("clipped", BY_ELEMENTS, Totals::clipRate, Numbers::percent),
            number("projections", PROJECTIONS, Totals::projections, Tables::count)),
        totals);
  }

  /** A row for each tensor and parameterization. */
  static void tensors(Markup out, List<TensorResult> results) {
    HtmlTable.write(
        out,
        "All tensors",
        "tensors sortable filtered",
        List.of(
            Column.text("tensor", null, r -> Cell.text(r.name())),
            Column.number("shape", null, r -> Cell.number((double) r.elements(), r.shape())),
            Column.text("parameterization", null, r -> Cell.parameterization(r.parameterization())),
            number("MSE before", null, TensorResult::initialMse, Numbers::scientific),
            number("MSE after", null, TensorResult::finalMse, Numbers::scientific),
            number("best found", null, TensorResult::bestMse, Numbers::scientific),
            number("after ÷\u00a0best", null, TensorResult::finalOverBest, Numbers::factor),
            number("SQNR after,\u00a0dB", null, TensorResult::finalSqnrDb, Numbers::decibels),
            number("gain,\u00a0dB", null, TensorResult::gainDb, v -> Numbers.change(v, 2)),
            number("clipped", null, TensorResult::clipRate, Numbers::percent),
            Column.number("steps to 10\u00a0%", WITHIN, Tables::steps)),
        results);
  }

  /** A row for each parameterization of one tensor: what the table of all has no room for. */
  static void tensor(Markup out, List<TensorResult> tensor) {
    HtmlTable.write(
        out,
        tensor.getFirst().name(),
        "tensor",
        List.of(
            Column.text("parameterization", null, r -> Cell.parameterization(r.parameterization())),
            number("MSE before", null, TensorResult::initialMse, Numbers::scientific),
            number("MSE after", null, TensorResult::finalMse, Numbers::scientific),
            number("best found", null, TensorResult::bestMse, Numbers::scientific),
            number("SQNR before,\u00a0dB", null, TensorResult::initialSqnrDb, Numbers::decibels),
            number("SQNR after,\u00a0dB", null, TensorResult::finalSqnrDb, Numbers::decibels),
            number("range from", null, TensorResult::rangeMin, Numbers::general),
            number("to", null, TensorResult::rangeMax, Numbers::general),
            number("scale, median", null, TensorResult::scaleMedian, Numbers::scientific),
            number("clipped", null, TensorResult::clipRate, Numbers::percent),
            Column.number("steps to 10\u00a0%", WITHIN, Tables::steps),
            number("projections", PROJECTIONS, TensorResult::projections, Tables::count)),
        tensor);
  }

  private static <T> Column<T> number(
      String title, String hint, ToDoubleFunction<T> value, DoubleFunction<String> format) {
    return Column.number(
        title,
        hint,
        row -> Cell.number(value.applyAsDouble(row), format.apply(value.applyAsDouble(row))));
  }

  private static String count(double value) {
    return Numbers.count((long) value);
  }

  private static Cell steps(TensorResult r) {
    int steps = r.stepsToWithin10Percent();
    return steps < 0
        ? Cell.number(Double.POSITIVE_INFINITY, "never")
        : Cell.number(steps, Numbers.count(steps));
  }

  private static Cell meanSteps(Totals t) {
    if (t.never() == t.tensors()) {
      return Cell.number(Double.POSITIVE_INFINITY, "never");
    }
    String never = t.never() == 0 ? "" : ", " + t.never() + " never";
    return Cell.number(t.steps(), Numbers.count(Math.round(t.steps())) + never);
  }
}
