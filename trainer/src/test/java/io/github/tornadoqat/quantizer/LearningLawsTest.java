package io.github.tornadoqat.quantizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.IntegerGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ranges do under Adam, whatever the data. */
class LearningLawsTest {
  private static final int STEPS = 200;
  private static final IntegerGrid GRID = IntegerGrid.unsigned(4);

  static List<Parameterization> all() {
    return Parameterizations.all();
  }

  private static double[] normal(long seed, double mean, double sigma) {
    RandomDataGenerator random = Samples.seeded(seed);
    double[] x = new double[2000];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian(mean, sigma);
    }
    return x;
  }

  /** The ranges of each step. */
  private static List<Range> learn(
      Parameterization parameterization, double[] x, Setup setup, Parameters rates) {
    Parameters p = parameterization.initialize(setup);
    Adam first = new Adam();
    Adam second = new Adam();
    List<Range> ranges = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      Affine affine = parameterization.affine(p, setup);
      RangeGradient sums = FakeQuantization.ofSquaredError(x, affine, setup);
      Parameters g = parameterization.gradient(p, setup, sums);
      Parameters next =
          new Parameters(
              p.first() + first.step(g.first(), rates.first()),
              p.second() + second.step(g.second(), rates.second()));
      p = parameterization.project(next, setup);
      affine = parameterization.affine(p, setup);
      ranges.add(new Range(affine.min(setup.grid()), affine.max(setup.grid())));
    }
    return ranges;
  }

  private static void assertClose(List<Range> actual, List<Range> expected, double tolerance) {
    for (int step = 0; step < STEPS; step++) {
      assertThat(actual.get(step).min())
          .as("min at step %d", step)
          .isCloseTo(expected.get(step).min(), within(tolerance));
      assertThat(actual.get(step).max())
          .as("max at step %d", step)
          .isCloseTo(expected.get(step).max(), within(tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 30})
  void betaGammaIsMinMaxWithRatesOfTheEnds(double sigma) {
    double[] x = normal(41, 0.3 * sigma, sigma);
    Setup setup = new Setup(new Range(-4 * sigma, 2.5 * sigma), GRID, true);
    double rate = 1e-2;
    List<Range> factors =
        learn(Parameterizations.of("beta-gamma"), x, setup, new Parameters(rate, rate));
    Parameters perEnd = new Parameters(rate * -setup.start().min(), rate * setup.start().max());
    List<Range> ends = learn(Parameterizations.of("minmax"), x, setup, perEnd);
    assertClose(factors, ends, 1e-5 * sigma);
    assertThat(ends.getLast().width()).isLessThan(0.8 * setup.start().width());
  }

  /** Data and start times c give the range times c, at rates that are advised for each. */
  @ParameterizedTest
  @MethodSource("all")
  void scalesWithTheData(Parameterization parameterization) {
    for (double c : new double[] {0x1p-20, 1e-3, 1000, 0x1p20}) {
      check(parameterization, c, false);
    }
  }

  /** The same at the same rates, where parameters have no unit. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "beta-gamma",
        "beta-gamma-sigmoid",
        "omniquant",
        "scale-offset-relative",
        "log-scale",
        "softplus-width",
        "symmetric-gamma"
      })
  void scalesWithTheDataAtOneRate(String name) {
    for (double c : new double[] {0x1p-20, 1e-3, 1000, 0x1p20}) {
      check(Parameterizations.of(name), c, true);
    }
  }

  private static void check(Parameterization parameterization, double c, boolean sameRates) {
    IntegerGrid grid = parameterization.isSymmetric() ? IntegerGrid.restricted(4) : GRID;
    double[] x = normal(42, 0.2, 1);
    double[] scaled = Arrays.stream(x).map(v -> c * v).toArray();
    Setup setup = new Setup(new Range(-3, 4.5), grid, true);
    Setup scaledSetup = new Setup(new Range(-3 * c, 4.5 * c), grid, true);
    Parameters rates = parameterization.rates(setup);
    Parameters scaledRates = sameRates ? rates : parameterization.rates(scaledSetup);
    List<Range> ranges = learn(parameterization, x, setup, rates);
    List<Range> expected = ranges.stream().map(r -> r.times(c)).toList();
    assertClose(learn(parameterization, scaled, scaledSetup, scaledRates), expected, 1e-5 * c);
    assertThat(ranges.getLast().width()).isLessThan(0.9 * setup.start().width());
  }

  /**
   * A step of both numbers moves the two ends by one or two hundredths of the width together; a
   * tenth of that where a sigmoid starts, which is flat.
   */
  @Test
  void advisedRatesMoveTheRangeByAHundredth() {
    for (Parameterization parameterization : Parameterizations.all()) {
      Setup setup = new Setup(new Range(-70, 90), IntegerGrid.signed(8), true);
      Parameters start = parameterization.initialize(setup);
      Parameters rates = parameterization.rates(setup);
      double moved =
          moved(parameterization, start.first() - rates.first(), start.second(), setup)
              + moved(parameterization, start.first(), start.second() + rates.second(), setup);
      double flat = start.equals(new Parameters(4, 4)) ? 0.1 : 1;
      assertThat(moved / flat).as(parameterization.name()).isBetween(0.0099, 0.0201);
    }
  }

  /** How far the ends are from where they start, in widths. */
  private static double moved(Parameterization parameterization, double a, double b, Setup setup) {
    Affine from = parameterization.affine(parameterization.initialize(setup), setup);
    Affine to = parameterization.affine(new Parameters(a, b), setup);
    return (Math.abs(to.min(setup.grid()) - from.min(setup.grid()))
            + Math.abs(to.max(setup.grid()) - from.max(setup.grid())))
        / setup.start().width();
  }
}
