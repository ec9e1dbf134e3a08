package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.quantizer.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A backend that updates ranges itself learns what the host learns, bit for bit. */
abstract class DeviceLearnerContract {
  private static final int STEPS = 25;

  abstract Backend open();

  @ParameterizedTest
  @EnumSource(OptimizerOptions.Kind.class)
  void learnsEveryParameterization(OptimizerOptions.Kind kind) {
    Slice slice = slice(3, 200, Granularity.perChannel(0), 1);
    learnsAlike(slice, options(kind, LearningRates.ADVISED, true));
    learnsAlike(slice, options(kind, LearningRates.ADVISED, false));
  }

  /** Steps beyond all bounds, so that projections bring ranges back. */
  @ParameterizedTest
  @EnumSource(OptimizerOptions.Kind.class)
  void projectsAlike(OptimizerOptions.Kind kind) {
    Slice slice = slice(40, 32, Granularity.perChannel(0), 2);
    // Gradient descent takes numbers with an exponential straight to NaN.
    int count = kind == OptimizerOptions.Kind.SGD ? 5 : Parameterizations.all().size();
    for (double rate : new double[] {0.5, 30}) {
      for (boolean clamped : new boolean[] {true, false}) {
        List<LearnOptions> options = options(kind, LearningRates.of(rate), clamped);
        List<LearnedSlice> learned = learnsAlike(slice, options.subList(0, count));
        assertThat(learned.stream().mapToLong(LearnedSlice::projections).sum()).isPositive();
      }
    }
  }

  @Test
  void refusesNanAlike() {
    Slice slice = slice(4, 32, Granularity.perChannel(0), 7);
    List<LearnOptions> options = options(OptimizerOptions.Kind.SGD, LearningRates.of(1e20), false);
    try (Backend host = Backends.open("host", 1);
        Backend device = open()) {
      List<Range> starts = StartingRanges.ofData(host, slice);
      for (Backend backend : List.of(host, device)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> RangeLearner.learn(backend, slice, options, starts))
            .withMessageStartingWith(
                "a learned scale or zero point became NaN: take a lower learning");
      }
    }
  }

  @Test
  void learnsLongAndManyRanges() {
    List<LearnOptions> options = options(OptimizerOptions.Kind.ADAM, LearningRates.ADVISED, true);
    learnsAlike(slice(1, 10_000, Granularity.perTensor(), 3), options.subList(0, 2));
    learnsAlike(slice(40, 333, Granularity.perGroup(1, 32), 4), options.subList(3, 6));
    learnsAlike(slice(9_001, 7, Granularity.perChannel(1), 5), options.subList(6, 8));
  }

  /** Trials that end before the others keep what they have learned. */
  @Test
  void learnsAsManyStepsAsEachIsGiven() {
    List<LearnOptions> options = new ArrayList<>();
    for (int steps : new int[] {7, 0, 20, 1, 20}) {
      LearnOptions o =
          options(OptimizerOptions.Kind.ADAM, LearningRates.ADVISED, true).get(steps % 9);
      options.add(
          new LearnOptions(
              o.parameterization(),
              o.grid(),
              true,
              o.optimizer(),
              o.rates(),
              new Schedule.Cosine(),
              GradientScaling.LSQ,
              steps));
    }
    learnsAlike(slice(5, 100, Granularity.perChannel(0), 6), options);
  }

  static List<LearnOptions> options(
      OptimizerOptions.Kind kind, LearningRates rates, boolean clamped) {
    List<LearnOptions> options = new ArrayList<>();
    for (Parameterization p : Parameterizations.all()) {
      IntegerGrid grid = p.isSymmetric() ? IntegerGrid.signed(4) : IntegerGrid.unsigned(3);
      OptimizerOptions optimizer = OptimizerOptions.of(kind);
      options.add(
          new LearnOptions(
              p,
              grid,
              clamped,
              optimizer,
              rates,
              new Schedule.Step(10, 0.5),
              GradientScaling.NONE,
              STEPS));
    }
    return options;
  }

  static Slice slice(int rows, int columns, Granularity granularity, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian(0.3, 1) * (1 + i / columns % 5));
    }
    return new Slice(values, rows, columns, granularity);
  }

  private List<LearnedSlice> learnsAlike(Slice slice, List<LearnOptions> options) {
    try (Backend device = open()) {
      assertThat(device.supports(RangeUpdate.class)).isTrue();
      return learnsAlike(device, slice, options);
    }
  }

  static List<LearnedSlice> learnsAlike(Backend device, Slice slice, List<LearnOptions> options) {
    try (Backend host = Backends.open("host", 1)) {
      List<Range> starts = StartingRanges.ofData(host, slice);
      List<LearnedSlice> expected = RangeLearner.learn(host, slice, options, starts);
      List<LearnedSlice> actual = RangeLearner.learn(device, slice, options, starts);
      for (int i = 0; i < options.size(); i++) {
        String name = options.get(i).parameterization().name() + " of " + options.get(i);
        LearnedSlice a = actual.get(i);
        LearnedSlice e = expected.get(i);
        assertThat(a.encodings()).as(name).isEqualTo(e.encodings());
        assertThat(a.losses()).as(name).isEqualTo(e.losses());
        assertThat(a.projections()).as(name).isEqualTo(e.projections());
        assertThat(numbers(a.trace())).as(name).isEqualTo(numbers(e.trace()));
        assertThat(numbers(a.kept())).as(name).isEqualTo(numbers(e.kept()));
      }
      return actual;
    }
  }

  private static List<List<Number>> numbers(LearningTrace trace) {
    List<List<Number>> numbers = new ArrayList<>();
    for (int k = 0; k <= trace.steps(); k++) {
      numbers.add(
          List.of(
              trace.loss(k),
              trace.min(k),
              trace.max(k),
              trace.zeroPoint(k),
              trace.below(k),
              trace.above(k)));
    }
    return numbers;
  }
}
