package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.ExperimentPlots;
import io.github.tornadoqat.experiment.ExperimentResult;
import io.github.tornadoqat.experiment.Settings;
import io.github.tornadoqat.report.Markup;
import io.github.tornadoqat.report.Numbers;
import io.github.tornadoqat.report.Page;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** A study as one HTML page that needs nothing else. */
final class StudyPage {
  private static final String TITLE = "Asymmetric quantization ranges, measured";

  private final StudyResult result;
  private final Markup out = new Markup();

  private StudyPage(StudyResult result) {
    this.result = result;
  }

  static String of(StudyResult result) {
    return new StudyPage(result).page();
  }

  /** What was run, and how it came out. */
  static String lead(StudyResult result) {
    StudyPlan plan = result.plan();
    return ("Claims over %d seed(s) and %d learning rates, %s samples, %s steps of Adam with ε"
            + " 1e-8: %d hold, %d are refuted, %d depend.")
        .formatted(
            plan.seeds().size(),
            plan.rates().size(),
            Numbers.count(plan.samples()),
            Numbers.count(plan.steps()),
            count(result, Claim.Verdict.HOLDS),
            count(result, Claim.Verdict.REFUTED),
            count(result, Claim.Verdict.DEPENDS));
  }

  private static long count(StudyResult result, Claim.Verdict verdict) {
    return result.claims().stream().filter(c -> c.verdict() == verdict).count();
  }

  private String page() {
    return new Page(TITLE, List.of("report.css", "study.css"), List.of())
        .of(out, this::header, this::main);
  }

  private void header() {
    out.element("p", "arXiv 2404.16898, as numbers", "class", "eyebrow");
    out.element("h1", TITLE).element("p", lead(result), "class", "lead");
  }

  private void main() {
    claims();
    illustrations();
    figures();
  }

  private void claims() {
    section("Claims", "Figures are medians over seeds, with the least and the greatest.");
    result.about().forEach(line -> out.element("p", line, "class", "note"));
    for (Claim c : result.claims()) {
      String verdict = Settings.name(c.verdict());
      out.open("details", "class", "claim").open("summary").open("span");
      out.element("b", verdict, "class", "verdict " + verdict).text(" " + c.statement());
      out.close().element("span", span(c), "class", "about").close();
      if (!c.dependence().isEmpty()) {
        out.element("p", "It " + c.dependence() + ".", "class", "note");
      }
      out.element("p", c.measure() + ":", "class", "note").open("ul");
      for (Claim.Cell cell : c.cells()) {
        out.element("li", cell.text() + " (" + cell.held() + " of " + cell.figures().size() + ")");
      }
      out.close().close().line();
    }
    out.close();
  }

  private static String span(Claim c) {
    DoubleSummaryStatistics medians =
        c.cells().stream()
            .mapToDouble(Claim.Cell::median)
            .filter(m -> !Double.isNaN(m))
            .summaryStatistics();
    return Numbers.threeDigits(medians.getMin()) + " to " + Numbers.threeDigits(medians.getMax());
  }

  private void illustrations() {
    section("The quantizer and its gradients", "At 3 bits, range −1 to 0.7.");
    out.open("div", "class", "figures");
    figure("Quantizer", "x̂ (blue) and x (grey).", () -> GradientFigures.quantizer(out));
    figure("Min and max", "dx̂/dθmin blue, dx̂/dθmax green.", () -> GradientFigures.ends(out));
    figure(
        "Scale and zero point",
        "dx̂/ds orange, dx̂/dz purple.",
        () -> GradientFigures.scaleAndZeroPoint(out));
    out.close().close().line();
  }

  private void figures() {
    long seed = result.plan().seeds().getFirst();
    section("Curves", "Of seed " + seed + "; dashed lines are the best found.");
    for (StudyResult.Figure f : result.figures()) {
      out.open("details").open("summary").element("span", f.title(), "class", "name").close();
      out.open("div", "class", "figures");
      for (ExperimentResult r : f.results()) {
        String rate = CaseRuns.rate(r.config().rates().first());
        figure(rate, "Error.", () -> ExperimentPlots.loss(r).draw(out));
        figure(rate, "Ends of the range.", () -> ExperimentPlots.edges(r).draw(out));
      }
      out.close().close().line();
    }
    out.close();
  }

  private void figure(String title, String caption, Runnable plot) {
    out.open("figure").open("figcaption").element("b", title).text(" " + caption).close();
    plot.run();
    out.close();
  }

  private void section(String title, String note) {
    out.open("section").element("h2", title).element("p", note, "class", "note");
  }
}
