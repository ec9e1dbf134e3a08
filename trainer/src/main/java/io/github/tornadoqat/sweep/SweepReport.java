package io.github.tornadoqat.sweep;

import io.github.tornadoqat.report.HtmlTable;
import io.github.tornadoqat.report.HtmlTable.Cell;
import io.github.tornadoqat.report.HtmlTable.Column;
import io.github.tornadoqat.report.Look;
import io.github.tornadoqat.report.Markup;
import io.github.tornadoqat.report.Numbers;
import io.github.tornadoqat.report.Page;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what the finished trials of a sweep found as one HTML page that needs nothing else. */
public final class SweepReport {
  private static final String OVER_BEST = "final_mse_over_best";

  private final SweepFolder folder;
  private final SweepSpec spec;
  private final List<Trial> trials;
  private final List<SweepRow> rows;
  private final List<SweepRow> good;
  private final Markup out = new Markup();

  private SweepReport(SweepFolder folder, SweepSpec spec, List<Trial> trials, SweepResults found) {
    this.folder = folder;
    this.spec = spec;
    this.trials = trials;
    this.rows = found.rows();
    this.good = rows.stream().filter(row -> row.reason().isEmpty()).toList();
  }

  /**
   * Rewrites {@code results.csv} and writes {@code report.html} of a sweep's folder.
   *
   * @return how many trials there are, are done and have failed
   */
  public static SweepState write(Path path) {
    SweepFolder folder = new SweepFolder(path);
    SweepSpec spec = SweepFile.read(path.resolve(SweepFolder.SWEEP));
    List<Trial> trials = Trial.of(spec);
    SweepResults found = SweepResults.read(folder, spec, trials);
    folder.write(SweepFolder.RESULTS, found::write);
    byte[] page =
        new SweepReport(folder, spec, trials, found).page().getBytes(StandardCharsets.UTF_8);
    folder.write(SweepFolder.REPORT, (OutputStream target) -> target.write(page));
    int done = folder.finished().size();
    if (done >= trials.size()) {
      folder.clean();
    }
    int failed = (int) found.rows().stream().filter(row -> !row.reason().isEmpty()).count();
    return new SweepState(trials.size(), done, failed);
  }

  private String page() {
    String title = "Sweep of " + String.join(", ", spec.swept());
    return new Page(title, List.of("report.css"), List.of("report.js"))
        .of(out, this::header, this::main);
  }

  private void main() {
    if (!good.isEmpty()) {
      heat();
      pareto();
      curves();
    }
    table();
  }

  private void header() {
    int failed = rows.size() - good.size();
    long done = rows.stream().map(SweepRow::trial).distinct().count();
    out.element("p", "Sweep of experiments", "class", "eyebrow");
    out.element("h1", String.join(" × ", spec.swept()));
    String summary = done + " of " + trials.size() + " trials are done, " + failed + " failed.";
    out.element("p", summary, "class", "lead").open("dl", "class", "facts");
    spec.axes()
        .forEach(
            (key, axis) -> {
              out.open("div").element("dt", key);
              out.element("dd", axis.toJson().toString().replaceAll("[\\[\\]{}]", "")).close();
            });
    out.close();
  }

  private Map<String, List<SweepRow>> byParameterization() {
    return good.stream()
        .collect(
            Collectors.groupingBy(SweepRow::parameterization, TreeMap::new, Collectors.toList()));
  }

  private void heat() {
    section("Bits and learning rate", "Median of the last error over the best one there is.");
    out.open("div", "class", "figures");
    byParameterization()
        .forEach(
            (name, own) -> {
              out.open("figure").open("figcaption").element("b", name).close();
              HeatMap.draw(out, name, own, row -> row.number(OVER_BEST));
              out.close().line();
            });
    out.close().close().line();
  }

  private void pareto() {
    section(
        "Error against bits", "Each trial's last error; the line joins the best of each width.");
    legend();
    out.open("div", "class", "figures").open("figure");
    SweepPlots.pareto(out, byParameterization());
    out.close().close().close().line();
  }

  private void curves() {
    List<SweepRow> best = new ArrayList<>();
    byParameterization()
        .values()
        .forEach(
            own ->
                own.stream()
                    .min(Comparator.comparingDouble(SweepReport::rank))
                    .ifPresent(best::add));
    List<SweepCurve> curves =
        best.stream().flatMap(row -> SweepCurve.read(folder, row).stream()).toList();
    if (curves.isEmpty()) {
      return;
    }
    section(
        "Curves", "Of each parameterization the trial that ends nearest to the best: its error.");
    legend();
    out.open("div", "class", "figures").open("figure");
    SweepPlots.curves(out, curves);
    out.close().close();
    out.open("ul", "class", "note");
    curves.forEach(c -> out.element("li", c.parameterization() + ": " + c.trial()));
    out.close().close().line();
  }

  private static double rank(SweepRow row) {
    double over = row.number(OVER_BEST);
    return Double.isNaN(over) ? Double.POSITIVE_INFINITY : over;
  }

  private void table() {
    section("All trials", "Click on a heading to sort.");
    out.open("p", "class", "filter", "hidden", "hidden");
    out.open("label").text("Filter ");
    out.empty("input", "type", "search", "placeholder", "beta-gamma", "class", "query");
    out.close().element("output", "", "aria-live", "polite").close();
    List<Column<SweepRow>> columns = new ArrayList<>();
    columns.add(Column.text("trial", "", row -> Cell.text(row.trial().name())));
    columns.add(
        Column.text(
            "parameterization",
            "",
            row ->
                row.reason().isEmpty()
                    ? Cell.parameterization(row.parameterization())
                    : Cell.text("failed: " + row.reason())));
    for (String key : spec.swept()) {
      if (!key.equals("parameterization")) {
        columns.add(value(key));
      }
    }
    columns.add(figure("best_mse", "best", "Least mean squared error there is"));
    columns.add(figure("final_mse", "last", "Mean squared error of the last step"));
    columns.add(figure(OVER_BEST, "last ÷ best", ""));
    columns.add(figure("peak_mse", "peak", "Greatest error after the start"));
    columns.add(count("steps_to_within_10_percent", "steps to 10 %", "Until it stays there"));
    columns.add(count("zero_point_reversals", "z turns", "Turns of the zero point"));
    HtmlTable.write(out, "All trials", "tensors sortable filtered", columns, rows);
    out.close().line();
  }

  private static Column<SweepRow> value(String key) {
    return Column.text(
        key,
        "",
        row -> {
          String text = row.trial().values().get(key);
          try {
            return Cell.number(Double.parseDouble(text), text);
          } catch (NumberFormatException e) {
            return Cell.text(text);
          }
        });
  }

  private static Column<SweepRow> figure(String figure, String title, String hint) {
    return Column.number(
        title,
        hint,
        row -> {
          double value = row.number(figure);
          return Cell.number(value, Double.isNaN(value) ? "–" : Numbers.general(value));
        });
  }

  /** A number of steps; −1 says never. */
  private static Column<SweepRow> count(String figure, String title, String hint) {
    return Column.number(
        title,
        hint,
        row -> {
          double value = row.number(figure);
          String text = value < 0 ? "never" : Numbers.count((long) value);
          return Cell.number(
              value < 0 ? Double.POSITIVE_INFINITY : value, Double.isNaN(value) ? "–" : text);
        });
  }

  private void legend() {
    out.open("ul", "class", "legend");
    for (String name : byParameterization().keySet()) {
      out.open("li");
      Look.of(name).swatch(out);
      out.text(name).close();
    }
    out.close().line();
  }

  private void section(String title, String note) {
    out.open("section").element("h2", title).element("p", note, "class", "note");
  }
}
