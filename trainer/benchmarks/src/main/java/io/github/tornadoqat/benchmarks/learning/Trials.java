package io.github.tornadoqat.benchmarks.learning;

import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Rounds;
import io.github.tornadoqat.benchmarks.work.Sampler;
import io.github.tornadoqat.experiment.BestEncodings;
import io.github.tornadoqat.experiment.Experiment;
import io.github.tornadoqat.experiment.ExperimentConfig;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.train.LearnOptions;
import io.github.tornadoqat.train.LearningRates;
import io.github.tornadoqat.train.RangeLearner;
import io.github.tornadoqat.train.Slice;
import io.github.tornadoqat.train.StartingRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;

/** Trials as a sweep runs them, one by one and several in one evaluator, and whole experiments. */
final class Trials {
  /** The name of trials alone, and of those with a search for the best range. */
  static final String TRIAL = "trial";

  static final String EXPERIMENT = "experiment with its search";

  /** The steps and samples that targets are of. */
  static final int STEPS = 5_000;

  private static final int SAMPLES = 10_000;
  private static final List<Integer> BATCHES = List.of(1, 8, 64);
  private static final Target EXPERIMENT_TARGET = Target.atMost(0.1, "s");
  private static final Target DEVICE_TARGET = Target.atLeast(10, "times");
  private static final int PRIMING_STEPS = 200;
  private static final long SEED = 7;

  private final List<Backend> backends;
  private final int steps;
  private final Session session;
  private final Rounds rounds;
  private final Slice slice =
      new Slice(Data.random(SAMPLES, SEED).x(), 1, SAMPLES, Granularity.perTensor());

  Trials(List<Backend> backends, int steps, Session session, Rounds rounds) {
    this.backends = backends;
    this.steps = steps;
    this.session = session;
    this.rounds = rounds;
  }

  /** A row for each backend and batch, and for each backend's experiment. */
  List<Row> rows() throws InterruptedException {
    List<DoubleSupplier> all = new ArrayList<>();
    for (Backend backend : backends) {
      for (int batch : BATCHES) {
        all.add(timed(count -> learn(backend, batch, count), batch));
      }
      all.add(timed(count -> experiment(backend, count), 1));
    }
    double[][] seconds = rounds.take(all);
    List<Row> rows = new ArrayList<>();
    int i = 0;
    for (Backend backend : backends) {
      double[] oneByOne = seconds[i];
      for (int batch : BATCHES) {
        boolean isDevice = !backend.device().backend().equals("host");
        boolean most = batch == BATCHES.getLast();
        rows.add(
            row(
                backend,
                TRIAL,
                batch,
                seconds[i++],
                oneByOne,
                isDevice && most ? DEVICE_TARGET : null));
      }
      rows.add(row(backend, EXPERIMENT, 1, seconds[i++], oneByOne, EXPERIMENT_TARGET));
    }
    return rows;
  }

  private Row row(
      Backend backend, String work, int batch, double[] s, double[] oneByOne, Target target) {
    Target own = steps == STEPS ? target : null;
    return session.trial(backend.device(), work, SAMPLES, batch, steps, s, oneByOne, own);
  }

  private DoubleSupplier timed(IntConsumer run, int batch) {
    var unused = Sampler.prime(() -> run.accept(Math.min(PRIMING_STEPS, steps)));
    return () -> {
      long before = System.nanoTime();
      run.accept(steps);
      return (System.nanoTime() - before) / 1e9 / batch;
    };
  }

  /** Learns with as many rates side by side, its preparation included. */
  private void learn(Backend backend, int batch, int count) {
    List<LearnOptions> options = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      LearningRates rates = LearningRates.of(1e-3 * Math.pow(100, (double) i / batch));
      options.add(LearningJob.options(LearningJob.PARAMETERIZATIONS.getFirst(), rates, count));
    }
    List<Range> start = StartingRanges.ofData(backend, slice);
    var unused = RangeLearner.learn(backend, slice, options, start);
  }

  private void experiment(Backend backend, int count) {
    Map<String, String> values =
        Map.of(
            "distribution",
            "normal",
            "bits",
            "4",
            "samples",
            String.valueOf(SAMPLES),
            "steps",
            String.valueOf(count));
    var unused =
        new Experiment(backend, new BestEncodings(backend)).run(ExperimentConfig.of(values));
  }
}
