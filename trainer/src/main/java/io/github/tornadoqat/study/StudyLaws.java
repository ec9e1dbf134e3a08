package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.ExperimentConfig;
import io.github.tornadoqat.experiment.ExperimentOutcome;
import io.github.tornadoqat.train.LearningRates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/** Claims that two runs take the same path, step by step. */
final class StudyLaws {
  private static final int STEPS = 200;
  private static final double MIN = -4;
  private static final double MAX = 2.5;

  private final StudyPlan plan;
  private final Map<String, String> common;
  private final StudyRunner runner;

  StudyLaws(StudyPlan plan, Map<String, String> common, StudyRunner runner) {
    this.plan = plan;
    this.common = new HashMap<>(common);
    this.common.put("steps", String.valueOf(STEPS));
    this.common.put("bits", "4");
    this.runner = runner;
  }

  Claim betaGammaIsMinMax() throws InterruptedException {
    // With the usual ε of 1e-8 the two differ by what it is to their gradients.
    String start = "edges:" + MIN + "," + MAX;
    ExperimentConfig config = config("distribution", "normal", "init", start, "epsilon", "1e-20");
    ExperimentConfig ends =
        config(
            "distribution",
            "normal",
            "init",
            start,
            "epsilon",
            "1e-20",
            "parameterization",
            "minmax");
    List<Claim.Cell> cells = new ArrayList<>();
    for (double rate : plan.rates()) {
      cells.add(
          cell(
              CaseRuns.rate(rate),
              config.withRates(LearningRates.of(rate)),
              ends.withRates(new LearningRates(false, -rate * MIN, rate * MAX)),
              1,
              1e-5));
    }
    return new Claim(
        "beta-gamma-is-scaled-minmax",
        "Under Adam beta/gamma at a rate moves like min/max at that rate times each end's start",
        "the most that ends differ over " + STEPS + " steps, input units",
        cells);
  }

  /**
   * A power of two scales float32 exactly, so nothing but the optimizer can tell the data apart.
   */
  Claim relativeStepsHaveNoUnit() throws InterruptedException {
    double small = 1.0 / 64;
    List<Claim.Cell> cells = new ArrayList<>();
    for (String epsilon : List.of("1e-8", "1e-20")) {
      for (double rate : plan.rates()) {
        ExperimentConfig config =
            config("distribution", "normal", "epsilon", epsilon, "bits", "10");
        ExperimentConfig scaled =
            config("distribution", "normal:0," + small, "epsilon", epsilon, "bits", "10");
        LearningRates rates = LearningRates.of(rate);
        cells.add(
            cell(
                "ε " + epsilon + ", " + CaseRuns.rate(rate),
                config.withRates(rates),
                scaled.withRates(rates),
                small,
                1e-6));
      }
    }
    return new Claim(
        "relative-steps-have-no-unit",
        "Data of σ 1/64 take beta/gamma the same way as data of σ 1, at 10 bits",
        "the most that ends differ over " + STEPS + " steps, in σ",
        cells);
  }

  private ExperimentConfig config(String... keysAndValues) {
    return StudyCase.of("", common, keysAndValues).config();
  }

  /** Whether the second config's ends are those of the first times a factor. */
  private Claim.Cell cell(
      String condition,
      ExperimentConfig one,
      ExperimentConfig other,
      double factor,
      double tolerance)
      throws InterruptedException {
    List<Future<Double>> differences = new ArrayList<>();
    for (long seed : plan.seeds()) {
      differences.add(
          runner.submit(
              experiment ->
                  difference(
                      experiment.run(one.withSeed(seed)).outcomes().getFirst(),
                      experiment.run(other.withSeed(seed)).outcomes().getFirst(),
                      factor)));
    }
    List<Double> figures = new ArrayList<>();
    for (Future<Double> difference : differences) {
      figures.add(StudyRunner.await(difference));
    }
    int held = (int) figures.stream().filter(f -> f <= tolerance).count();
    return new Claim.Cell(condition, figures, held);
  }

  private static double difference(ExperimentOutcome one, ExperimentOutcome other, double factor) {
    double most = 0;
    for (int step = 0; step <= one.steps(); step++) {
      for (boolean upper : new boolean[] {false, true}) {
        double d = one.end(upper, step) - other.end(upper, step) / factor;
        most = Math.max(most, Math.abs(d));
      }
    }
    return most;
  }
}
