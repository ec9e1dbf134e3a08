package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.ExperimentOutcome;
import io.github.tornadoqat.experiment.ExperimentResult;
import io.github.tornadoqat.experiment.TrialFigures;
import io.github.tornadoqat.run.Progress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** All runs of one case: by learning rate, then by seed. */
final class CaseRuns {
  private final StudyCase studied;
  private final StudyPlan plan;
  private final List<List<Future<Trial>>> trials = new ArrayList<>();

  /**
   * The runs of one rate and seed.
   *
   * @param figures by parameterization
   * @param shown the run itself, for the plots; of the first seed only, since traces are long
   */
  record Trial(Map<String, TrialFigures> figures, ExperimentResult shown) {
    TrialFigures of(String parameterization) {
      return figures.get(parameterization);
    }
  }

  CaseRuns(StudyCase studied, StudyPlan plan, StudyRunner runner, Progress progress) {
    this.studied = studied;
    this.plan = plan;
    long first = plan.seeds().getFirst();
    for (double rate : plan.rates()) {
      List<Future<Trial>> bySeed = new ArrayList<>();
      for (long seed : plan.seeds()) {
        bySeed.add(
            runner.submit(
                experiment -> {
                  ExperimentResult result = studied.run(experiment, seed, rate);
                  Map<String, TrialFigures> figures = new LinkedHashMap<>();
                  for (ExperimentOutcome o : result.outcomes()) {
                    figures.put(o.parameterization(), TrialFigures.of(o));
                  }
                  progress.advance(1);
                  return new Trial(figures, seed == first ? result : null);
                }));
      }
      trials.add(bySeed);
    }
  }

  String title() {
    return studied.title();
  }

  /**
   * What a claim says of every rate, which it is told by.
   *
   * @param figure NaN leaves a seed out
   */
  List<Claim.Cell> cells(String prefix, ToDoubleFunction<Trial> figure, Predicate<Trial> statement)
      throws InterruptedException {
    List<Claim.Cell> cells = new ArrayList<>();
    for (int r = 0; r < trials.size(); r++) {
      cells.add(cell(prefix + rate(plan.rates().get(r)), trials.get(r), figure, statement));
    }
    return cells;
  }

  /** What a claim says of the starting point, where the rate does not matter. */
  Claim.Cell start(String condition, ToDoubleFunction<Trial> figure, Predicate<Trial> statement)
      throws InterruptedException {
    return cell(condition, trials.getFirst(), figure, statement);
  }

  private static Claim.Cell cell(
      String condition,
      List<Future<Trial>> bySeed,
      ToDoubleFunction<Trial> figure,
      Predicate<Trial> statement)
      throws InterruptedException {
    List<Double> figures = new ArrayList<>();
    int held = 0;
    for (Future<Trial> seed : bySeed) {
      Trial trial = StudyRunner.await(seed);
      double f = figure.applyAsDouble(trial);
      if (!Double.isNaN(f)) {
        figures.add(f);
        held += statement.test(trial) ? 1 : 0;
      }
    }
    return new Claim.Cell(condition, figures, held);
  }

  /** A learning rate as a condition. */
  static String rate(double rate) {
    return "lr " + BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
  }

  /** The first seed's runs, one for each rate. */
  List<ExperimentResult> shown() throws InterruptedException {
    List<ExperimentResult> shown = new ArrayList<>();
    for (List<Future<Trial>> bySeed : trials) {
      shown.add(StudyRunner.await(bySeed.getFirst()).shown());
    }
    return shown;
  }
}
