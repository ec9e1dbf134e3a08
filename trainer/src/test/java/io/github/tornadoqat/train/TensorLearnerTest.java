package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.quantizer.Affine;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.quantizer.Parameters;
import io.github.tornadoqat.quantizer.RangeGradient;
import io.github.tornadoqat.quantizer.Setup;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TensorLearnerTest {
  private static final Shape SHAPE = Shape.of(6, 5, 41);
  private static final int STEPS = 30;

  private static float[] weights() {
    Random random = new Random(11);
    float[] x = new float[(int) SHAPE.elements()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) (random.nextGaussian() * Math.exp(random.nextGaussian() / 4));
    }
    return x;
  }

  private static LearnOptions options(Parameterization parameterization, int steps) {
    return options(parameterization, steps, LearningRates.ADVISED);
  }

  private static LearnOptions options(
      Parameterization parameterization, int steps, LearningRates rates) {
    IntegerGrid grid =
        parameterization.isSymmetric() ? IntegerGrid.signed(4) : IntegerGrid.unsigned(4);
    return new LearnOptions(
        parameterization,
        grid,
        true,
        OptimizerOptions.of(OptimizerOptions.Kind.ADAM),
        rates,
        new Schedule.Cosine(),
        GradientScaling.NONE,
        steps);
  }

  private static LearnedTensor learn(
      List<LearnOptions> options, int axis, String unit, long preferred, int threads)
      throws InterruptedException {
    TensorCutter cutter =
        new TensorCutter(
            weights(), SHAPE, axis, TensorCutter.Unit.parse(unit), perRange -> preferred);
    AtomicLong progress = new AtomicLong();
    try (Backend backend = Backends.open("host", threads);
        TensorLearner learner = new TensorLearner(backend, options, "minmax")) {
      LearnedTensor learned = learner.learn(cutter, progress::addAndGet);
      assertThat(progress.get()).isEqualTo(SHAPE.elements() * options.size());
      return learned;
    }
  }

  @ParameterizedTest
  @CsvSource({"0, channel", "1, channel", "2, channel", "0, group:16", "1, group:7", "0, tensor"})
  void slicingDoesNotMatter(int axis, String unit) throws InterruptedException {
    List<LearnOptions> options =
        Parameterizations.all().stream()
            .filter(p -> !p.isSymmetric())
            .map(p -> options(p, STEPS))
            .toList();
    LearnedTensor fine = learn(options, axis, unit, 1, 2);
    LearnedTensor whole = learn(options, axis, unit, 1L << 40, 1);
    assertThat(fine.elements()).isEqualTo(whole.elements()).isEqualTo(SHAPE.elements());
    assertThat(fine.searched()).containsExactly(whole.searched());
    assertThat(fine.energy()).isEqualTo(whole.energy());
    for (int k = 0; k < options.size(); k++) {
      LearnedSlice a = fine.learned().get(k);
      LearnedSlice b = whole.learned().get(k);
      assertThat(a.encodings()).isEqualTo(b.encodings());
      assertThat(a.losses()).containsExactly(b.losses());
      assertThat(a.projections()).isEqualTo(b.projections());
      for (int step = 0; step <= STEPS; step++) {
        assertThat(a.trace().loss(step)).isEqualTo(b.trace().loss(step));
        assertThat(a.trace().min(step)).isEqualTo(b.trace().min(step));
        assertThat(a.trace().max(step)).isEqualTo(b.trace().max(step));
        assertThat(a.trace().clipped(step)).isEqualTo(b.trace().clipped(step));
      }
    }
  }

  @Test
  void companyDoesNotMatter() throws InterruptedException {
    LearnOptions minMax = options(Parameterizations.of("minmax"), STEPS);
    LearnOptions betaGamma = options(Parameterizations.of("beta-gamma"), STEPS);
    LearnedTensor alone = learn(List.of(betaGamma), 0, "channel", 1, 1);
    LearnedTensor both = learn(List.of(minMax, betaGamma), 0, "channel", 1, 1);
    assertThat(both.learned().get(1).encodings()).isEqualTo(alone.learned().getFirst().encodings());
  }

  @Test
  void aParameterizationFromOutsideLearnsAlike() throws InterruptedException {
    long projections = 0;
    for (Parameterization p : Parameterizations.all()) {
      // So large that many steps are projected.
      LearningRates rates = LearningRates.of(3);
      LearnOptions own = options(new Outside(p), STEPS, rates);
      LearnOptions builtIn = options(p, STEPS, rates);
      LearnedTensor learned = learn(List.of(own, builtIn), 0, "group:16", 1, 1);
      LearnedSlice a = learned.learned().getFirst();
      LearnedSlice b = learned.learned().getLast();
      assertThat(a.encodings()).as(p.name()).isEqualTo(b.encodings());
      assertThat(a.losses()).containsExactly(b.losses());
      assertThat(a.projections()).as(p.name()).isEqualTo(b.projections());
      projections += a.projections();
    }
    assertThat(projections).isPositive();
  }

  /** Knows one range at a time, as one that somebody else writes. */
  private record Outside(Parameterization inside) implements Parameterization {
    @Override
    public String name() {
      return "outside";
    }

    @Override
    public boolean isSymmetric() {
      return inside.isSymmetric();
    }

    @Override
    public List<String> parameters() {
      return inside.parameters();
    }

    @Override
    public Parameters initialize(Setup setup) {
      return inside.initialize(setup);
    }

    @Override
    public Affine affine(Parameters p, Setup setup) {
      return inside.affine(p, setup);
    }

    @Override
    public Parameters gradient(Parameters p, Setup setup, RangeGradient g) {
      return inside.gradient(p, setup, g);
    }

    @Override
    public Parameters project(Parameters p, Setup setup) {
      return inside.project(p, setup);
    }

    @Override
    public Parameters rates(Setup setup) {
      return inside.rates(setup);
    }
  }

  @Test
  void keepsTheBestStepOfEachRange() throws InterruptedException {
    for (Parameterization p : Parameterizations.all()) {
      LearnedTensor learned = learn(List.of(options(p, STEPS)), 0, "channel", 1, 2);
      LearnedSlice slice = learned.learned().getFirst();
      double sum = 0;
      for (double loss : slice.losses()) {
        sum += loss;
      }
      assertThat(slice.kept().loss(0)).isCloseTo(sum, within(1e-12 * sum));
      for (int step = 0; step <= STEPS; step++) {
        assertThat(slice.kept().loss(0)).isLessThanOrEqualTo(slice.trace().loss(step));
      }
      LearnedSlice single =
          learn(List.of(options(p, STEPS)), 0, "tensor", 1, 1).learned().getFirst();
      assertThat(single.losses())
          .containsExactly(
              IntStream.rangeClosed(0, STEPS)
                  .mapToDouble(single.trace()::loss)
                  .min()
                  .orElseThrow());
      assertThat(learned.leastLoss()).isLessThanOrEqualTo(sum * (1 + 1e-12));
      assertThat(slice.encodings()).hasSize(6);
    }
  }

  @Test
  void withoutStepsNothingIsLearned() throws InterruptedException {
    LearnedTensor learned =
        learn(List.of(options(Parameterizations.of("minmax"), 0)), 0, "channel", 1, 1);
    assertThat(learned.learned().getFirst().trace().steps()).isZero();
    assertThat(learned.learned().getFirst().trace().loss(0)).isPositive();
  }

  @Test
  void nonFiniteValuesAreCounted() {
    float[] x = weights();
    x[3] = Float.NaN;
    x[9] = Float.NEGATIVE_INFINITY;
    TensorCutter cutter =
        new TensorCutter(x, SHAPE, -1, TensorCutter.Unit.parse("tensor"), perRange -> 1);
    List<LearnOptions> options = List.of(options(Parameterizations.of("minmax"), 3));
    try (Backend backend = Backends.open("host", 1);
        TensorLearner learner = new TensorLearner(backend, options, "minmax")) {
      assertThatExceptionOfType(StartingRanges.NonFiniteException.class)
          .isThrownBy(() -> learner.learn(cutter, units -> {}))
          .withMessageContaining("2 values");
    }
  }
}
