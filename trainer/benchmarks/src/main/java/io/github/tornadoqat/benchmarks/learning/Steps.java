package io.github.tornadoqat.benchmarks.learning;

import io.github.tornadoqat.benchmarks.work.CeilingLoops;
import io.github.tornadoqat.benchmarks.work.Crew;
import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Rounds;
import io.github.tornadoqat.benchmarks.work.Sampler;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.train.TensorCutter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Learning steps of one tensor on several backends, in turns with reads of it. */
final class Steps {
  /** Elements of a channel; groups lie along channels. */
  static final int CHANNEL = 4096;

  static final List<String> GRANULARITIES = List.of("tensor", "channel", "group:128", "group:32");

  private static final long SEED = 7;
  private static final long RUN_NANOS = 100_000_000;
  private static final int FEWEST = 20;
  private static final int MOST = 500;

  private final List<Backend> backends;
  private final Crew crew;
  private final Session session;
  private final Rounds rounds;

  Steps(List<Backend> backends, Crew crew, Session session, Rounds rounds) {
    this.backends = backends;
    this.crew = crew;
    this.session = session;
    this.rounds = rounds;
  }

  /** What is timed of a backend: runs of so many steps. */
  private record Timed(Backend backend, int sideBySide, int steps, DoubleSupplier seconds) {}

  /** A row for each backend with one parameterization and with all. */
  List<Row> rows(int elements, String granularity) throws InterruptedException {
    float[] values = Data.random(elements, SEED).x();
    List<LearningJob> jobs = new ArrayList<>();
    try {
      List<Timed> timed = new ArrayList<>();
      for (Backend backend : backends) {
        TensorCutter cutter = cutter(values, granularity, backend);
        for (int sideBySide : List.of(1, LearningJob.PARAMETERIZATIONS.size())) {
          LearningJob job = new LearningJob(backend, cutter, sideBySide);
          jobs.add(job);
          timed.add(timed(backend, job, sideBySide));
        }
      }
      return measured(values, granularity, timed);
    } finally {
      jobs.forEach(LearningJob::close);
    }
  }

  private static TensorCutter cutter(float[] values, String granularity, Backend backend) {
    return new TensorCutter(
        values,
        Shape.of(values.length / CHANNEL, CHANNEL),
        0,
        TensorCutter.Unit.parse(granularity),
        backend::preferredElements);
  }

  /** Long runs of steps that are short, so that what is done once a run does not count. */
  private static Timed timed(Backend backend, LearningJob job, int sideBySide) {
    long step = Sampler.prime(() -> job.learn(FEWEST)) / LearningJob.executions(FEWEST);
    int steps = Math.clamp(RUN_NANOS / Math.max(1, step), FEWEST, MOST);
    return new Timed(backend, sideBySide, steps, () -> seconds(job, steps));
  }

  private static double seconds(LearningJob job, int steps) {
    long before = System.nanoTime();
    job.learn(steps);
    return (System.nanoTime() - before) / 1e9 / LearningJob.executions(steps);
  }

  private List<Row> measured(float[] values, String granularity, List<Timed> timed)
      throws InterruptedException {
    float[] sums = new float[crew.threads()];
    Crew.Share sum = (part, from, to) -> sums[part] = CeilingLoops.sum(values, values, from, to);
    Crew.Share ahead =
        (part, from, to) -> sums[part] = CeilingLoops.sumAhead(values, values, from, to);
    List<DoubleSupplier> all = new ArrayList<>();
    all.add(Sampler.primed(() -> crew.split(values.length, sum)));
    all.add(Sampler.primed(() -> crew.split(values.length, ahead)));
    timed.forEach(t -> all.add(t.seconds));
    double[][] seconds = rounds.take(all);
    double[][] reads = {seconds[0], seconds[1]};
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < timed.size(); i++) {
      Timed t = timed.get(i);
      rows.add(
          session.step(
              t.backend.device(),
              granularity,
              values.length,
              t.sideBySide,
              t.steps,
              seconds[reads.length + i],
              reads));
    }
    return rows;
  }
}
