package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The behaviour of range learning that is known from simulations in double precision, within bands:
 * 10,000 samples, full batches, Adam with ε = 1e-8, 5,000 steps, plain min/max starts. Runs that
 * oscillate are chaotic, so no trajectory is compared.
 */
final class PublishedBandsTest {
  private static final int SAMPLES = 10_000;
  private static final int STEPS = 5000;
  private static final long SEED = 20240416;

  /** The ends of the sample that the simulations used; errors at many bits hang on them. */
  private static final double LEAST = -3.899;

  private static final double GREATEST = 3.482;

  private static Backend backend;

  @BeforeAll
  static void open() {
    backend = Backends.open("host", 1);
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  /**
   * A run against the best range of its data.
   *
   * @param steps until the error stays within 1.1 × best; −1 if never
   * @param last the final error ÷ best
   * @param peak the greatest error ÷ best after the start
   * @param wander peak-to-peak of the upper end over the last 500 steps
   */
  private record Outcome(int steps, double last, double peak, double wander) {}

  /** Data, and the way its range is learned. */
  private record Experiment(float[] x, int bits, boolean clamp, double widen) {
    static Experiment normal(int bits, double sigma) {
      Random random = new Random(SEED);
      float[] x = new float[SAMPLES];
      for (int i = 0; i < SAMPLES; i++) {
        x[i] = (float) (sigma * Math.clamp(random.nextGaussian(), LEAST, GREATEST));
      }
      x[0] = (float) (sigma * LEAST);
      x[1] = (float) (sigma * GREATEST);
      return new Experiment(x, bits, false, 1);
    }

    static Experiment relu(int bits, boolean clamp) {
      float[] x = normal(bits, 1).x;
      for (int i = 0; i < SAMPLES; i++) {
        x[i] = Math.max(x[i], 0);
      }
      return new Experiment(x, bits, clamp, 1);
    }

    Experiment from(double factor) {
      return new Experiment(x, bits, clamp, factor);
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

    double best(MseEvaluator evaluator) {
      return new MseSearch(evaluator, grid(), clamp, false, List.of(data())).run().losses()[0];
    }

    double bestMse() {
      try (MseEvaluator evaluator = new MseEvaluator(backend, slice())) {
        return best(evaluator) / x.length;
      }
    }

    double startMse() {
      try (MseEvaluator evaluator = new MseEvaluator(backend, slice())) {
        Setup setup = new Setup(data(), grid(), clamp);
        evaluator.set(0, Encoding.snap(setup.startAffine(), grid()));
        evaluator.execute();
        return evaluator.loss(0) / x.length;
      }
    }

    Outcome learn(String parameterization, double rate) {
      LearnOptions options =
          new LearnOptions(
              Parameterizations.of(parameterization),
              grid(),
              clamp,
              new OptimizerOptions(OptimizerOptions.Kind.ADAM, 0.9, 0.999, 1e-8, 0, 0),
              OptionalDouble.of(rate),
              new Schedule.Constant(),
              GradientScaling.NONE,
              STEPS);
      try (MseEvaluator evaluator = new MseEvaluator(backend, slice())) {
        double best = best(evaluator);
        List<Range> start = List.of(data().times(widen));
        LearningTrace trace = new RangeLearner(evaluator, options, start).learn().trace();
        double peak = 0;
        double least = Double.MAX_VALUE;
        double greatest = -Double.MAX_VALUE;
        for (int step = 1; step <= STEPS; step++) {
          peak = Math.max(peak, trace.loss(step));
          if (step > STEPS - 500) {
            least = Math.min(least, trace.max(step));
            greatest = Math.max(greatest, trace.max(step));
          }
        }
        return new Outcome(
            trace.stepsToStayWithin(1.1 * best),
            trace.loss(STEPS) / best,
            peak / best,
            greatest - least);
      }
    }
  }

  @Test
  void show() {
    for (int bits : new int[] {3, 4, 8, 10}) {
      var e = Experiment.normal(bits, 1);
      System.out.println(bits + " best " + e.bestMse() + " ratio " + e.startMse() / e.bestMse());
    }
    var r = Experiment.relu(3, true);
    System.out.println("relu best " + r.bestMse() + " ratio " + r.startMse() / r.bestMse());
    String[] ps = {"scale-offset", "minmax", "beta-gamma", "beta-gamma-sigmoid"};
    for (int bits : new int[] {3, 10}) {
      for (double lr : new double[] {0.1, 0.01, 0.001, 0.0001}) {
        for (String p : ps) {
          System.out.println(bits + " " + lr + " " + p + " " + Experiment.normal(bits, 1).learn(p, lr));
        }
      }
    }
    for (String p : new String[] {"scale-offset-grid", "scale-offset-relative", "log-scale", "lsq-plus", "softplus-width"}) {
      System.out.println("10 .01 " + p + " " + Experiment.normal(10, 1).learn(p, 0.01));
    }
    for (String p : ps) {
      System.out.println("sigma10 " + p + Experiment.normal(3, 10).learn(p, 0.01));
      System.out.println("sigma.02 " + p + Experiment.normal(3, .02).learn(p, 0.01));
      System.out.println("narrow " + p + Experiment.normal(3, 1).from(.2).learn(p, 0.01));
      System.out.println("wide3 " + p + Experiment.normal(3, 1).from(2.5).learn(p, 0.01));
      System.out.println("wide10 " + p + Experiment.normal(10, 1).from(2.5).learn(p, 0.01));
      System.out.println("relu free " + p + Experiment.relu(3, false).learn(p, 0.01));
      System.out.println("relu clamp " + p + Experiment.relu(3, true).learn(p, 0.01));
    }
  }
}
