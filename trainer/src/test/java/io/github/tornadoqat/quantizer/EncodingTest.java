package io.github.tornadoqat.quantizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.RangeLimits;
import java.util.List;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From ranges to encodings: snapping, and the ranges that have no width or no zero. */
class EncodingTest {
  private static final List<IntegerGrid> GRIDS =
      List.of(
          IntegerGrid.unsigned(1),
          IntegerGrid.signed(1),
          IntegerGrid.restricted(2),
          IntegerGrid.unsigned(8),
          IntegerGrid.signed(8),
          IntegerGrid.unsigned(16),
          IntegerGrid.signed(16));

  @ParameterizedTest
  @CsvSource({
    // qmin, qmax, min, max, scale, zero point
    "0, 255, -127.5, 127.5, 1, 128", // 127.5 to even
    "-128, 127, -1, 1.55, 0.01, -28",
    "-7, 7, -3.5, 3.5, 0.5, 0",
    "0, 1, 0, 5, 5, 0",
    "0, 1, -5, 0, 5, 1",
    "-32768, 32767, 0, 65535, 1, -32768",
    "0, 15, 30, 45, 1, -30"
  })
  void snaps(int qmin, int qmax, double min, double max, float scale, int zeroPoint) {
    IntegerGrid grid = new IntegerGrid(16, qmin, qmax);
    Encoding encoding = Encoding.snap(Affine.of(new Range(min, max), grid), grid);
    assertThat(encoding).isEqualTo(new Encoding(scale, zeroPoint, grid));
  }

  /** Ends come back to half a step, which the zero point was rounded by, and float32's rounding. */
  @Test
  void keepsTheRange() {
    RandomDataGenerator random = Samples.seeded(51);
    for (IntegerGrid grid : GRIDS) {
      for (int trial = 0; trial < 1000; trial++) {
        double unit = Math.pow(10, random.nextUniform(-30, 30));
        double min = -unit * random.nextUniform(0, 1);
        double max = unit * random.nextUniform(0.01, 1);
        Encoding encoding = Encoding.snap(Affine.of(new Range(min, max), grid), grid);
        double tolerance = 0.5001 * encoding.scale() + 1e-6 * unit;
        assertThat(encoding.min()).isCloseTo(min, within(tolerance));
        assertThat(encoding.max()).isCloseTo(max, within(tolerance));
        assertThat(encoding.zeroPoint()).isBetween(grid.qmin(), grid.qmax());
      }
    }
  }

  @Test
  void limitsWhatIsOutOfBounds() {
    IntegerGrid grid = IntegerGrid.signed(16);
    Encoding small = Encoding.snap(new Affine(-1, Double.NEGATIVE_INFINITY), grid);
    assertThat(small.scale()).isEqualTo(RangeLimits.MIN_SCALE);
    assertThat(1 / small.inverse()).isEqualTo(RangeLimits.MIN_SCALE);
    Encoding large = Encoding.snap(new Affine(1e300, 1e300), grid);
    assertThat(large.scale()).isEqualTo(RangeLimits.MAX_SCALE);
    assertThat(large.inverse()).isGreaterThanOrEqualTo(Float.MIN_NORMAL);
    assertThat(grid.qmin() - large.zeroPoint()).isGreaterThan(-AffineMath.MAX_STEPS);
    assertThat(grid.qmax() - small.zeroPoint()).isLessThan(AffineMath.MAX_STEPS);
  }

  @Test
  void refusesWhatNoKernelCanUse() {
    IntegerGrid grid = IntegerGrid.unsigned(8);
    for (float scale : new float[] {0, -1, Float.NaN, Float.POSITIVE_INFINITY, 1e-39f, 1e38f}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Encoding(scale, 0, grid))
          .withMessage("scale " + scale + " is not a usable float32");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Encoding(1, Integer.MIN_VALUE, grid))
        .withMessageContaining("too far from the grid");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Encoding.snap(new Affine(Double.NaN, 0), grid))
        .withMessage("scale NaN is not a usable float32");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Encoding.snap(new Affine(1, Double.NaN), grid))
        .withMessage("zero point NaN is not usable");
    assertThatIllegalArgumentException().isThrownBy(() -> new Range(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Range(0, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> new Range(-Double.MAX_VALUE * 2, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 7, -7, 1e-44, -1e30})
  void givesConstantsARange(double c) {
    for (IntegerGrid grid : GRIDS) {
      for (boolean clamp : new boolean[] {true, false}) {
        Setup setup = new Setup(new Range(c, c), grid, clamp);
        Encoding encoding = Encoding.snap(setup.startAffine(), grid);
        assertThat(setup.start().min()).isLessThanOrEqualTo(c);
        assertThat(setup.start().max()).isGreaterThanOrEqualTo(c);
        assertThat(encoding.min()).isLessThanOrEqualTo(c + encoding.scale());
        assertThat(encoding.max()).isGreaterThanOrEqualTo(c - encoding.scale());
        assertThat(encoding.zeroPoint())
            .isEqualTo((int) Math.rint(setup.startAffine().zeroPoint()));
      }
    }
  }

  /** A range far from zero is as wide as its zero point needs. */
  @ParameterizedTest
  @CsvSource({"5, 6", "-6, -5", "1000, 1000.001", "-1e9, -999999999", "3e37, 3.01e37"})
  void keepsOneSidedRanges(double min, double max) {
    for (IntegerGrid grid : GRIDS) {
      Setup open = new Setup(new Range(min, max), grid, false);
      Encoding encoding = Encoding.snap(open.startAffine(), grid);
      assertThat(open.start().min()).isEqualTo(min);
      assertThat(open.start().max()).isGreaterThanOrEqualTo(max);
      assertThat(encoding.min())
          .isCloseTo(min, within(0.51 * encoding.scale() + 1e-7 * Math.abs(min)));
      assertThat(open.start().width()).isLessThan(Math.max(1.01 * (max - min), Math.abs(min) / 30));

      Setup clamped = new Setup(new Range(min, max), grid, true);
      assertThat(clamped.start()).isEqualTo(new Range(Math.min(min, 0), Math.max(max, 0)));
    }
  }

  @Test
  void symmetricSchemesUseTheCodesTheyHave() {
    Parameterization scale = Parameterizations.of("symmetric-scale");
    Parameterization max = Parameterizations.of("symmetric-max");
    Setup relu = new Setup(new Range(0, 5.1), IntegerGrid.unsigned(8), true);
    assertThat(scale.initialize(relu).first()).isCloseTo(0.02, within(1e-15));
    assertThat(max.initialize(relu).first()).isCloseTo(5.1, within(1e-12));
    Setup restricted = new Setup(new Range(-14, 7), IntegerGrid.restricted(4), true);
    assertThat(scale.initialize(restricted).first()).isEqualTo(2);
    assertThat(max.initialize(restricted).first()).isCloseTo(14, within(1e-12));
    Setup negative = new Setup(new Range(-14, 0), IntegerGrid.signed(1), true);
    assertThat(scale.initialize(negative).first()).isEqualTo(14);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> max.check(negative.grid()))
        .withMessageStartingWith("symmetric-max needs a positive code");
  }

  @Test
  void storesColumns() {
    float[] table = new float[10];
    new Encoding(0.5f, 3, IntegerGrid.unsigned(4)).store(table, 1);
    assertThat(table).containsExactly(0, 0.5f, 0, 2, 0, -3, 0, 12, 0, 3);
  }
}
