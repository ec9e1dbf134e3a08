package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.TrialFigures;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.run.Progress;
import io.github.tornadoqat.study.CaseRuns.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Every figure of "How to Parameterize Asymmetric Quantization Ranges for Quantization-Aware
 * Training" (arXiv 2404.16898) as numbers, over several seeds and learning rates: what it shows by
 * one picture each is stated as a claim, and measured.
 */
public final class PaperStudy {
  private static final String SCALE = PaperCases.SCALE;
  private static final String MINMAX = PaperCases.MINMAX;
  private static final String BETA = PaperCases.BETA;
  private static final String SIGMOID = PaperCases.SIGMOID;
  private static final String THREE = PaperCases.THREE;
  private static final String REPAIRED = PaperCases.REPAIRED;

  /** What a settled end may move, in widths of the best range. */
  private static final double SETTLED = 0.02;

  private final StudyPlan plan;
  private final Backend backend;
  private final Map<String, CaseRuns> runs = new LinkedHashMap<>();
  private final List<Claim> claims = new ArrayList<>();

  public PaperStudy(StudyPlan plan, Backend backend) {
    this.plan = plan;
    this.backend = backend;
  }

  /** Runs all of it. */
  public StudyResult run(Progress.Factory progress) throws InterruptedException {
    PaperCases synthetic = new PaperCases(plan);
    Map<String, StudyCase> cases = synthetic.all();
    RealCases real = RealCases.of(plan, synthetic.common());
    cases.putAll(real.cases());
    long trials = (long) cases.size() * plan.rates().size() * plan.seeds().size();
    try (StudyRunner runner = new StudyRunner(backend);
        Progress bar = progress.start("study", trials)) {
      cases.forEach((id, c) -> runs.put(id, new CaseRuns(c, plan, runner, bar)));
      StudyLaws laws = new StudyLaws(plan, synthetic.common(), runner);
      claims.add(GradientFigures.claim());
      scaleAndOffset();
      oneEdge();
      farAndNear();
      claims.add(laws.betaGammaIsMinMax());
      claims.add(laws.relativeStepsHaveNoUnit());
      symmetric();
      relu();
      claims.addAll(real.claims(runs));
      return new StudyResult(plan, claims, figures(), real.about());
    }
  }

  private void claim(String id, String statement, String measure, List<Claim.Cell> cells) {
    claims.add(new Claim(id, statement, measure, cells));
  }

  private List<Claim.Cell> cells(
      String id, ToDoubleFunction<Trial> figure, Predicate<Trial> statement)
      throws InterruptedException {
    return runs.get(id).cells("", figure, statement);
  }

  /** Those of several cases, each told by a prefix. */
  private List<Claim.Cell> cells(
      Map<String, String> prefixes, ToDoubleFunction<Trial> figure, Predicate<Trial> statement)
      throws InterruptedException {
    List<Claim.Cell> cells = new ArrayList<>();
    for (Map.Entry<String, String> e : prefixes.entrySet()) {
      cells.addAll(runs.get(e.getKey()).cells(e.getValue() + ", ", figure, statement));
    }
    return cells;
  }

  private static Map<String, String> named(String... idsAndPrefixes) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < idsAndPrefixes.length; i += 2) {
      map.put(idsAndPrefixes[i], idsAndPrefixes[i + 1]);
    }
    return map;
  }

  private void scaleAndOffset() throws InterruptedException {
    List<Claim.Cell> gains = new ArrayList<>();
    for (int bits : new int[] {3, 4, 8, 10}) {
      gains.add(
          runs.get("normal-" + bits)
              .start(
                  bits + " bits", t -> t.of(MINMAX).initial(), t -> t.of(MINMAX).initial() > 1.1));
    }
    claim(
        "clipping-pays",
        "On normal data the range of the extremes has more than 1.1 times the least error",
        "error at min/max ÷ best",
        gains);
    claim(
        "all-reach-3-bits",
        "At 3 bits scale/offset, min/max and beta/gamma all end within 10 % of the best",
        "the worst final error ÷ best",
        cells("normal-3", t -> worst(t, THREE), t -> worst(t, THREE) <= 1.1));
    claim(
        "scale-offset-worse-3-bits",
        "At 3 bits scale/offset ends with more error than min/max",
        "final error of scale/offset ÷ that of min/max",
        cells(
            "normal-3",
            t -> t.of(SCALE).last() / t.of(MINMAX).last(),
            t -> t.of(SCALE).last() > 1.05 * t.of(MINMAX).last()));
    claim(
        "scale-offset-unstable-10-bits",
        "At 10 bits scale/offset is unstable where min/max is not",
        "peak error of scale/offset ÷ best",
        cells(
            "normal-10",
            t -> t.of(SCALE).peak(),
            t -> t.of(SCALE).isUnstable() && !t.of(MINMAX).isUnstable()));
    claim(
        "scale-offset-repaired",
        "At 10 bits learning k·s and z/k, relative or log steps makes scale/offset stable",
        "the worst final error of the three ÷ best",
        cells(
            "normal-10",
            t -> worst(t, REPAIRED),
            t -> names(REPAIRED).stream().noneMatch(p -> t.of(p).isUnstable())));
    claim(
        "straight-through-rests-above",
        "At 3 bits straight-through gradients end 0 to 2 % above the least error, not at it",
        "final error of beta/gamma ÷ best, where it came close",
        cells(
            "normal-3",
            t -> t.of(BETA).isClose() ? t.of(BETA).last() : Double.NaN,
            t -> t.of(BETA).last() > 1.0001 && t.of(BETA).last() <= 1.02));
  }

  private static List<String> names(String joined) {
    return List.of(joined.split(","));
  }

  private static double worst(Trial t, String joined) {
    return names(joined).stream().mapToDouble(p -> t.of(p).last()).max().orElseThrow();
  }

  private void oneEdge() throws InterruptedException {
    Map<String, String> both = named("settled-3", "3 bits", "settled-10", "10 bits");
    claim(
        "settled-edge-pushed",
        "With one edge settled, learning the other by scale/offset pushes it 5 times as far as"
            + " min/max does, and more than 2 % of the width",
        "how far scale/offset pushes the settled edge ÷ width",
        cells(
            both,
            t -> t.of(SCALE).disturbance(),
            t ->
                t.of(SCALE).disturbance() > SETTLED
                    && t.of(SCALE).disturbance() > 5 * t.of(MINMAX).disturbance()));
    claim(
        "settled-edge-stays",
        "Min/max and beta/gamma leave a settled edge within 2 % of the width",
        "how far the worse of both pushes it ÷ width",
        cells(
            both,
            t -> Math.max(t.of(MINMAX).disturbance(), t.of(BETA).disturbance()),
            t -> Math.max(t.of(MINMAX).disturbance(), t.of(BETA).disturbance()) <= SETTLED));
  }

  private void farAndNear() throws InterruptedException {
    faster("beta-gamma-faster-far", "a start 2.5 times too wide", "far");
    faster("beta-gamma-faster-narrow", "a start 5 times too narrow", "narrow");
    claim(
        "beta-gamma-always-faster",
        "Beta/gamma needs fewer steps than min/max whatever the magnitude of the data",
        "steps of min/max ÷ steps of beta/gamma at 3 bits, where either came close",
        cells(
            named("large", "σ 10", "normal-3", "σ 1", "small", "σ 0.02"),
            t -> ratio(t.of(MINMAX).steps(), t.of(BETA).steps()),
            t -> t.of(BETA).steps() < t.of(MINMAX).steps()));
    claim(
        "sigmoid-cannot-widen",
        "With the sigmoid beta/gamma never gets within 50 % of the best from a narrow start",
        "final error ÷ best",
        cells(
            named("narrow-3", "3 bits", "narrow-10", "10 bits"),
            t -> t.of(SIGMOID).last(),
            t -> t.of(SIGMOID).last() > 1.5));
    claim(
        "sigmoid-slower",
        "The sigmoid takes more steps than plain beta/gamma at the same rate",
        "steps with the sigmoid ÷ steps without, where either came close",
        cells(
            named("normal-3", "min/max start", "far-3", "far start"),
            t -> ratio(t.of(SIGMOID).steps(), t.of(BETA).steps()),
            t -> t.of(SIGMOID).steps() > t.of(BETA).steps()));
  }

  private void faster(String id, String start, String name) throws InterruptedException {
    claim(
        id,
        "From " + start + " beta/gamma needs fewer steps than min/max",
        "steps of min/max ÷ steps of beta/gamma, where either came close",
        cells(
            named(name + "-3", "3 bits", name + "-10", "10 bits"),
            t -> ratio(t.of(MINMAX).steps(), t.of(BETA).steps()),
            t -> t.of(BETA).steps() < t.of(MINMAX).steps()));
  }

  /** Of two numbers of steps; NaN, which leaves the seed out, where neither came close. */
  private static double ratio(double a, double b) {
    return Double.isInfinite(a) && Double.isInfinite(b)
        ? Double.NaN
        : Math.max(a, 1) / Math.max(b, 1);
  }

  private void symmetric() throws InterruptedException {
    Map<String, String> both = named("symmetric-4", "4 bits", "symmetric-10", "10 bits");
    String max = "symmetric-max";
    String gamma = "symmetric-gamma";
    claim(
        "symmetric-same-end",
        "Symmetric ranges learned as scale, as max and as gamma end within 5 % of each other",
        "the greatest final error ÷ the least",
        cells(both, PaperStudy::apart, t -> apart(t) <= 1.05));
    claim(
        "symmetric-scale-unstable",
        "Learning a symmetric range as its scale is unstable where its max or gamma is not",
        "peak error of the scale ÷ best",
        cells(
            both,
            t -> t.of("symmetric-scale").peak(),
            t ->
                t.of("symmetric-scale").isUnstable()
                    && !t.of(max).isUnstable()
                    && !t.of(gamma).isUnstable()));
  }

  private static double apart(Trial t) {
    double most = t.figures().values().stream().mapToDouble(TrialFigures::last).max().orElseThrow();
    return most / t.figures().values().stream().mapToDouble(TrialFigures::last).min().orElseThrow();
  }

  private void relu() throws InterruptedException {
    Map<String, String> free = named("relu-3-free", "3 bits", "relu-8-free", "8 bits");
    Map<String, String> clamped = named("relu-3-clamped", "3 bits", "relu-8-clamped", "8 bits");
    claim(
        "minmax-stable-on-relu",
        "After ReLU min/max is stable though the zero point is free",
        "peak error of min/max ÷ best",
        cells(free, t -> t.of(MINMAX).peak(), t -> !t.of(MINMAX).isUnstable()));
    claim(
        "scale-offset-spikes-on-relu",
        "After ReLU scale/offset is unstable if the zero point is free",
        "peak error of scale/offset ÷ best",
        cells(free, t -> t.of(SCALE).peak(), t -> t.of(SCALE).isUnstable()));
    claim(
        "clamped-relu-is-clean",
        "After ReLU all three are stable if the zero point is clamped",
        "the worst peak error ÷ best",
        cells(
            clamped,
            t -> names(THREE).stream().mapToDouble(p -> t.of(p).peak()).max().orElseThrow(),
            t -> names(THREE).stream().noneMatch(p -> t.of(p).isUnstable())));
  }

  private List<StudyResult.Figure> figures() throws InterruptedException {
    List<StudyResult.Figure> figures = new ArrayList<>();
    for (CaseRuns r : runs.values()) {
      figures.add(new StudyResult.Figure(r.title(), r.shown()));
    }
    return figures;
  }
}
