package io.github.tornadoqat.quantizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.IntegerGrid;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where learning starts and what a projection leaves it with. */
class ProjectionTest {
  private static final List<IntegerGrid> GRIDS =
      List.of(
          IntegerGrid.unsigned(8),
          IntegerGrid.signed(8),
          IntegerGrid.restricted(3),
          IntegerGrid.unsigned(1),
          IntegerGrid.signed(16));

  private static final double[][] STARTS = {
    {-1, 2},
    {0, 3},
    {-3, 0},
    {-1e-6, 1},
    {-1e6, 1},
    {-2e-30, 1e-30},
    {-1e30, 3e30},
    {5, 6},
    {-6, -5},
    {1000, 1000.001},
    {0, 0},
    {7, 7},
    {-4e37, -4e37},
    {1e-41, 3e-41}
  };

  private static final double[] WILD = {-1e30, -7, -1, -1e-30, 0, 1e-30, 0.01, 1, 3, 500, 1e30};

  static List<Parameterization> all() {
    return Parameterizations.all();
  }

  private static List<Setup> setups() {
    List<Setup> setups = new ArrayList<>();
    for (IntegerGrid grid : GRIDS) {
      for (double[] start : STARTS) {
        setups.add(new Setup(new Range(start[0], start[1]), grid, true));
        setups.add(new Setup(new Range(start[0], start[1]), grid, false));
      }
    }
    return setups;
  }

  @ParameterizedTest
  @MethodSource("all")
  void startsWithTheRangeGiven(Parameterization parameterization) {
    for (Setup setup : setups()) {
      Affine affine = parameterization.affine(parameterization.initialize(setup), setup);
      Range start = setup.start();
      double min = affine.min(setup.grid());
      double max = affine.max(setup.grid());
      String name = parameterization.name();
      if (parameterization.isSymmetric()) {
        checkSymmetric(affine, setup);
        continue;
      }
      double factor =
          name.contains("sigmoid") || name.equals("omniquant") ? 1 / (1 + Math.exp(-4)) : 1;
      double tolerance = 1e-12 * Math.max(start.width(), Math.abs(start.min()));
      assertThat(min).as("%s", setup).isCloseTo(factor * start.min(), within(tolerance));
      assertThat(max).as("%s", setup).isCloseTo(factor * start.max(), within(tolerance));
    }
  }

  /** Both ends are within the grid, and one of them is its end, if codes have the signs for it. */
  private static void checkSymmetric(Affine affine, Setup setup) {
    assertThat(affine.zeroPoint()).isZero();
    assertThat(affine.scale()).isGreaterThanOrEqualTo(setup.leastScale());
    if (setup.grid().isSigned()) {
      double left = setup.start().min() / affine.min(setup.grid());
      double right = setup.start().max() / affine.max(setup.grid());
      assertThat(Math.max(left, right)).as("%s", setup).isCloseTo(1, within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void leavesAStartAlone(Parameterization parameterization) {
    for (Setup setup : setups()) {
      Parameters start = parameterization.initialize(setup);
      assertThat(parameterization.project(start, setup)).as("%s", setup).isSameAs(start);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void tamesWildParameters(Parameterization parameterization) {
    for (Setup setup : setups()) {
      for (double first : WILD) {
        for (double second : parameterization.parameters().size() == 2 ? WILD : new double[1]) {
          check(parameterization, setup, new Parameters(first, second));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void tamesWhatLongStepsMake(Parameterization parameterization) {
    RandomDataGenerator random = Samples.seeded(31);
    for (int trial = 0; trial < 20_000; trial++) {
      Setup setup = setups().get(trial % setups().size());
      Parameters start = parameterization.initialize(setup);
      Parameters rates = parameterization.rates(setup);
      double length = Math.pow(10, random.nextUniform(0, 4));
      Parameters p =
          new Parameters(
              start.first() + length * rates.first() * random.nextGaussian(0, 1),
              start.second() + length * rates.second() * random.nextGaussian(0, 1));
      check(parameterization, setup, p);
    }
  }

  private static void check(Parameterization parameterization, Setup setup, Parameters wild) {
    Parameters p = parameterization.project(wild, setup);
    String what = setup + ": " + wild + " became " + p;
    assertThat(Double.isFinite(p.first()) && Double.isFinite(p.second())).as(what).isTrue();
    assertThat(parameterization.project(p, setup)).as(what).isSameAs(p);

    IntegerGrid grid = setup.grid();
    Affine affine = parameterization.affine(p, setup);
    assertThat(affine.scale()).as(what).isFinite().isGreaterThanOrEqualTo(setup.leastScale());
    double zeroPoint = Math.rint(affine.zeroPoint()) + 0.0;
    if (setup.clampZeroPoint() && !parameterization.isSymmetric()) {
      assertThat(zeroPoint).as(what).isBetween((double) grid.qmin(), (double) grid.qmax());
    }
    assertThat((double) Encoding.snap(affine, grid).zeroPoint()).as(what).isEqualTo(zeroPoint);
  }
}
