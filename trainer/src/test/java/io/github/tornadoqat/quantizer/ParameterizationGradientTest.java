package io.github.tornadoqat.quantizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.IntegerGrid;
import java.util.List;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chain rule against central differences of what the straight-through estimator derives. */
class ParameterizationGradientTest {
  private static final int TRIALS = 600;
  private static final int ELEMENTS = 200;
  private static final double RELATIVE_ERROR = 1e-6;

  private static final List<IntegerGrid> GRIDS =
      List.of(
          IntegerGrid.unsigned(8),
          IntegerGrid.signed(8),
          IntegerGrid.restricted(8),
          IntegerGrid.unsigned(3),
          IntegerGrid.signed(3),
          IntegerGrid.restricted(3));

  static List<Parameterization> all() {
    return Parameterizations.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void isTheDerivativeOfTheSurrogate(Parameterization parameterization) {
    RandomDataGenerator random = Samples.seeded(21);
    for (int trial = 0; trial < TRIALS; trial++) {
      double unit = Math.pow(10, random.nextUniform(-4, 4));
      double min = -unit * random.nextUniform(0.2, 3);
      double max = unit * random.nextUniform(0.2, 3);
      Setup setup = new Setup(new Range(min, max), GRIDS.get(trial % GRIDS.size()), true);
      Parameters rates = parameterization.rates(setup);
      Parameters p = nearTheStart(parameterization, setup, random);
      double[] x = normal(random, 0, unit);
      double[] upstream = normal(random, 1, 1);
      Surrogate surrogate = new Surrogate(x, upstream, parameterization, p, setup);

      Affine affine = parameterization.affine(p, setup);
      RangeGradient sums = FakeQuantization.gradient(x, upstream, affine, setup);
      Parameters gradient = parameterization.gradient(p, setup, sums);

      // One learning step is the unit that makes the two numbers' slopes comparable.
      double first = gradient.first() * rates.first();
      double second = gradient.second() * rates.second();
      double tolerance = RELATIVE_ERROR * Math.hypot(first, second);
      assertThat(surrogate.slope(rates.first(), 0))
          .as("trial %d: %s %s", trial, setup, p)
          .isCloseTo(first, within(tolerance));
      assertThat(surrogate.slope(0, rates.second()))
          .as("trial %d: %s %s", trial, setup, p)
          .isCloseTo(second, within(tolerance));
    }
  }

  private static Parameters nearTheStart(
      Parameterization parameterization, Setup setup, RandomDataGenerator random) {
    Parameters start = parameterization.initialize(setup);
    Parameters rates = parameterization.rates(setup);
    Parameters moved =
        new Parameters(
            start.first() + rates.first() * random.nextUniform(-10, 10),
            start.second() + rates.second() * random.nextUniform(-10, 10));
    return parameterization.project(moved, setup);
  }

  private static double[] normal(RandomDataGenerator random, double mean, double sigma) {
    double[] x = new double[ELEMENTS];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextGaussian(mean, sigma);
    }
    return x;
  }

  /**
   * Σ g·x̂ as a function of the parameters, where what both roundings added stays as it is at p.
   */
  private static final class Surrogate {
    private final double[] x;
    private final double[] upstream;
    private final Parameterization parameterization;
    private final Parameters at;
    private final Setup setup;
    private final double scale;
    private final double zeroPoint;
    private final double zeroPointResidual;

    Surrogate(
        double[] x,
        double[] upstream,
        Parameterization parameterization,
        Parameters at,
        Setup setup) {
      this.x = x;
      this.upstream = upstream;
      this.parameterization = parameterization;
      this.at = at;
      this.setup = setup;
      Affine affine = parameterization.affine(at, setup);
      this.scale = (float) affine.scale();
      this.zeroPoint = Math.rint(affine.zeroPoint());
      this.zeroPointResidual = zeroPoint - affine.zeroPoint();
    }

    /** The change along a direction, by central differences of a thousandth of it. */
    double slope(double first, double second) {
      double h = 1e-3;
      return (value(h * first, h * second) - value(-h * first, -h * second)) / (2 * h);
    }

    private double value(double first, double second) {
      Affine moved =
          parameterization.affine(new Parameters(at.first() + first, at.second() + second), setup);
      // OmniQuant's rounded zero point is a constant.
      double z =
          parameterization.name().equals("omniquant")
              ? zeroPoint
              : moved.zeroPoint() + zeroPointResidual;
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        double steps = Math.rint(x[i] / scale);
        double q = steps + zeroPoint;
        double value;
        if (q < setup.grid().qmin()) {
          value = moved.scale() * (setup.grid().qmin() - z);
        } else if (q > setup.grid().qmax()) {
          value = moved.scale() * (setup.grid().qmax() - z);
        } else {
          value = x[i] + moved.scale() * (steps - x[i] / scale);
        }
        sum += upstream[i] * value;
      }
      return sum;
    }
  }
}
