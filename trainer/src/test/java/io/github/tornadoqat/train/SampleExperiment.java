package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/**
 * A seeded sample, and the way its range is learned.
 *
 * @param widen factor from the sample's own range to the start
 */
record SampleExperiment(Backend backend, float[] x, int bits, boolean clamp, double widen) {
  private static final int SAMPLES = 10_000;
  private static final long SEED = 20240416;

  /** The ends of the sample that the simulations used; errors at many bits hang on them. */
  private static final double LEAST = -3.899;

  private static final double GREATEST = 3.482;

  /**
   * A run against the best range of its data.
   *
   * @param steps until the error stays within 1.1 × best; −1 if never
   * @param last the final error ÷ best
   * @param peak the greatest error ÷ best after the start
   * @param wander peak-to-peak of the upper end over the last 500 steps
   */
  record Outcome(int steps, double last, double peak, double wander) {}

  static SampleExperiment normal(Backend backend, int bits, double sigma) {
    return normal(backend, bits, sigma, SEED);
  }

  private static SampleExperiment normal(Backend backend, int bits, double sigma, long seed) {
    Random random = new Random(seed);
    float[] x = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      x[i] = (float) (sigma * Math.clamp(random.nextGaussian(), LEAST, GREATEST));
    }
    x[0] = (float) (sigma * LEAST);
    x[1] = (float) (sigma * GREATEST);
    return new SampleExperiment(backend, x, bits, false, 1);
  }

  static SampleExperiment relu(Backend backend, int bits, boolean clamp) {
    float[] x = normal(backend, bits, 1).x;
    for (int i = 0; i < SAMPLES; i++) {
      x[i] = Math.max(x[i], 0);
    }
    return new SampleExperiment(backend, x, bits, clamp, 1);
  }

  SampleExperiment from(double factor) {
    return new SampleExperiment(backend, x, bits, clamp, factor);
  }

  IntegerGrid grid() {
    return IntegerGrid.unsigned(bits);
  }

  Slice slice() {
    return new Slice(x, 1, x.length, Granularity.perTensor());
  }

  Range data() {
    return StartingRanges.ofData(backend, slice()).getFirst();
  }

  double best() {
    return new MseSearch(backend, slice(), grid(), clamp, false, List.of(data())).run().losses()[0];
  }

  double bestMse() {
    return best() / x.length;
  }

  double startMse() {
    try (MseEvaluator evaluator = new MseEvaluator(backend, slice())) {
      Setup setup = new Setup(data(), grid(), clamp);
      evaluator.set(0, 0, Encoding.snap(setup.startAffine(), grid()));
      evaluator.execute();
      return evaluator.loss(0, 0) / x.length;
    }
  }

  /** The median of each figure over three samples of unit variance. */
  static Outcome typical(
      Backend backend, int bits, double widen, String parameterization, double rate) {
    List<Outcome> all =
        LongStream.range(SEED, SEED + 3)
            .mapToObj(
                seed -> normal(backend, bits, 1, seed).from(widen).learn(parameterization, rate))
            .toList();
    // Never is later than any step.
    double steps = median(all, o -> o.steps < 0 ? Double.POSITIVE_INFINITY : o.steps);
    return new Outcome(
        Double.isInfinite(steps) ? -1 : (int) steps,
        median(all, Outcome::last),
        median(all, Outcome::peak),
        median(all, Outcome::wander));
  }

  private static double median(List<Outcome> outcomes, ToDoubleFunction<Outcome> figure) {
    return outcomes.stream().mapToDouble(figure).sorted().toArray()[outcomes.size() / 2];
  }

  Outcome learn(String parameterization, double rate) {
    int steps = rate < 1e-2 ? 5000 : 2000;
    LearnOptions options =
        new LearnOptions(
            Parameterizations.of(parameterization),
            grid(),
            clamp,
            new OptimizerOptions(OptimizerOptions.Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0),
            LearningRates.of(rate),
            new Schedule.Constant(),
            GradientScaling.NONE,
            steps);
    double best = best();
    List<Range> start = List.of(data().times(widen));
    LearningTrace trace =
        RangeLearner.learn(backend, slice(), List.of(options), start).getFirst().trace();
    double peak = 0;
    double least = Double.MAX_VALUE;
    double greatest = -Double.MAX_VALUE;
    for (int step = 1; step <= steps; step++) {
      peak = Math.max(peak, trace.loss(step));
      if (step > steps - 500) {
        least = Math.min(least, trace.max(step));
        greatest = Math.max(greatest, trace.max(step));
      }
    }
    return new Outcome(
        trace.stepsToStayWithin(1.1 * best),
        trace.loss(steps) / best,
        peak / best,
        greatest - least);
  }
}
