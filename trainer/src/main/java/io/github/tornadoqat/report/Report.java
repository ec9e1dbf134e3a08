package io.github.tornadoqat.report;

import io.github.tornadoqat.report.ReportData.TensorResult;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes results as one HTML page that needs nothing else: no network, no fonts, no display. The
 * same data gives the same bytes. Plots are written as SVG text directly, because a chart library
 * draws letters as outlines of whatever fonts a machine has.
 */
public final class Report {
  private static final int MOST_PLOTTED = 12;
  private static final int MOST_ROWS = 60;
  private static final int LONG_FACT = 48;

  private final ReportData data;
  private final List<List<TensorResult>> tensors;
  private final List<Totals> totals;
  private final Markup out = new Markup();

  private Report(ReportData data) {
    this.data = data;
    this.tensors = List.copyOf(Totals.byTensor(data.tensors()));
    this.totals = Totals.of(data.tensors());
  }

  /** Writes the page, to be encoded as UTF-8. */
  public static void write(ReportData data, Appendable target) throws IOException {
    target.append(new Report(data).page());
  }

  private String page() {
    return new Page(
            data.title() + " – quantization ranges", List.of("report.css"), List.of("report.js"))
        .of(out, this::header, this::main);
  }

  private void main() {
    totals();
    overview();
    table();
    details();
  }

  private void header() {
    out.element("p", "Learned quantization ranges", "class", "eyebrow");
    out.element("h1", data.title()).element("p", summary(), "class", "lead");
    out.open("dl", "class", "facts");
    for (Map.Entry<String, String> fact : data.facts().entrySet()) {
      out.open("div", "class", fact.getValue().length() > LONG_FACT ? "wide" : null);
      out.element("dt", fact.getKey()).element("dd", fact.getValue()).close();
    }
    out.close();
  }

  private String summary() {
    String size =
        plural(tensors.size(), "tensor") + ", " + plural(totals.size(), "parameterization") + ". ";
    return totals.stream()
        .filter(t -> Double.isFinite(t.finalMse()))
        .min(Comparator.comparingDouble(Totals::finalMse))
        .map(t -> size + summary(t))
        .orElse(size + "None ends with a finite error.");
  }

  private static String summary(Totals t) {
    return t.parameterization()
        + " ends with the lowest mean squared error, "
        + Numbers.scientific(t.finalMse())
        + ": "
        + Numbers.factor(t.finalOverBest())
        + " times the best found, from "
        + Numbers.factor(t.initialOverBest())
        + " before learning.";
  }

  private void totals() {
    section("Totals", "Mean squared error (MSE) between weights and quantized weights.");
    Tables.totals(out, totals);
    long left = totals.stream().mapToLong(t -> t.tensors() - t.finite()).sum();
    if (left > 0) {
      String results = plural(left, "result") + " without finite errors left out of the means.";
      out.element("p", results, "class", "note warning");
    }
    out.close();
  }

  private void overview() {
    List<List<TensorResult>> shown = farthest();
    String which =
        shown.size() < tensors.size()
            ? " The " + shown.size() + " tensors that end farthest from it are shown."
            : "";
    section(
        "Before and after, by tensor",
        "Error relative to the best found for that tensor (line at 1): hollow before learning, "
            + "full after."
            + which);
    legend();
    List<String> labels = Labels.shorten(shown.stream().map(t -> t.getFirst().name()).toList());
    List<Rows.Row> rows =
        IntStream.range(0, shown.size()).mapToObj(i -> row(labels.get(i), shown.get(i))).toList();
    out.open("div", "class", "scroll").open("div", "class", "figure broad");
    Rows.draw(out, "Error over best found, by tensor", "MSE ÷ best found", 1, rows, 900, 16);
    out.close().close().close().line();
  }

  /** All tensors, or those that end farthest from the best where they are too many to draw. */
  private List<List<TensorResult>> farthest() {
    if (tensors.size() <= MOST_ROWS) {
      return tensors;
    }
    Comparator<List<TensorResult>> byDistance =
        Comparator.comparingDouble(t -> Plots.closest(t).finalOverBest());
    List<List<TensorResult>> chosen =
        tensors.stream().sorted(byDistance.reversed()).limit(MOST_ROWS).toList();
    return tensors.stream().filter(chosen::contains).toList();
  }

  private static Rows.Row row(String label, List<TensorResult> tensor) {
    return new Rows.Row(
        label,
        tensor.stream()
            .map(r -> new Rows.Change(r.parameterization(), r.initialOverBest(), r.finalOverBest()))
            .toList());
  }

  private void table() {
    section("All tensors", "Click on a heading to sort.");
    out.open("p", "class", "filter", "hidden", "hidden");
    out.open("label").text("Filter ");
    out.empty("input", "type", "search", "placeholder", "query beta-gamma", "class", "query");
    out.close().element("output", "", "aria-live", "polite").close();
    Tables.tensors(out, data.tensors());
    out.close().line();
  }

  private void details() {
    section("Tensor by tensor", "Curves and ranges are means over output channels.");
    legend();
    List<List<TensorResult>> plotted = plotted();
    List<TensorResult> first = plotted.isEmpty() ? null : plotted.getFirst();
    for (List<TensorResult> tensor : tensors) {
      details(tensor, plotted.contains(tensor), tensor == first);
    }
    out.close().line();
  }

  /** Those chosen for a histogram; where none was, the first ones that have a curve. */
  private List<List<TensorResult>> plotted() {
    boolean chosen = tensors.stream().anyMatch(t -> !Plots.withHistogram(t).isEmpty());
    return tensors.stream()
        .filter(t -> !(chosen ? Plots.withHistogram(t) : Plots.withCurve(t)).isEmpty())
        .limit(MOST_PLOTTED)
        .toList();
  }

  private void details(List<TensorResult> tensor, boolean plots, boolean open) {
    TensorResult any = tensor.getFirst();
    TensorResult closest = Plots.closest(tensor);
    out.open("details", "open", open ? "open" : null).open("summary");
    out.open("span", "class", "name").name(any.name()).close();
    out.open("span", "class", "about").text(any.shape() + " · " + closest.parameterization() + " ");
    out.text(Numbers.decibels(closest.finalSqnrDb()) + " dB" + (plots ? " · plots" : ""));
    out.close().close();
    String size =
        plural(any.elements(), "element") + ", " + plural(any.encodings(), "encoding") + ".";
    out.element("p", size, "class", "note");
    if (plots) {
      plots(tensor);
    }
    Tables.tensor(out, tensor);
    out.close().line();
  }

  private void plots(List<TensorResult> tensor) {
    out.open("div", "class", "figures");
    if (!Plots.withCurve(tensor).isEmpty()) {
      figure("Error", "Dashed line: best found.", () -> Plots.loss(out, tensor));
      figure("Range", "Lower and upper end.", () -> Plots.ranges(out, tensor));
    }
    List<TensorResult> histograms = Plots.withHistogram(tensor);
    if (!histograms.isEmpty()) {
      String best = Plots.closest(histograms).parameterization();
      String what = histograms.getFirst().histogram().what();
      String caption =
          (what == null || what.isBlank() ? "" : what + ". ")
              + "Lines among the values: levels of "
              + best
              + "; below: "
              + histograms.stream()
                  .map(TensorResult::parameterization)
                  .collect(Collectors.joining(", "))
              + ".";
      figure("Values and levels", caption, () -> Plots.histogram(out, tensor));
    }
    String caption = "Hollow before, full after; line: best found.";
    figure("Before and after", caption, () -> Plots.beforeAndAfter(out, tensor));
    out.close().line();
  }

  private void figure(String title, String caption, Runnable plot) {
    out.open("figure").open("figcaption").element("b", title).text(" " + caption).close();
    plot.run();
    out.close();
  }

  private void legend() {
    out.open("ul", "class", "legend");
    for (Totals t : totals) {
      out.open("li");
      Look.of(t.parameterization()).swatch(out);
      out.text(t.parameterization()).close();
    }
    out.close().line();
  }

  private void section(String title, String note) {
    out.open("section").element("h2", title).element("p", note, "class", "note");
  }

  private static String plural(long count, String noun) {
    return Numbers.count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
