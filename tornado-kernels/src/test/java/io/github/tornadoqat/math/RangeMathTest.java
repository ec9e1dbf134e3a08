package io.github.tornadoqat.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RangeMathTest {
  private static final long SEED = 89;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void ln2IsTheNearestNumber() {
    assertThat(RangeMath.LN2).isEqualTo(Decimals.LN2.doubleValue());
  }

  @Test
  void sigmoids() {
    for (double x : arguments()) {
      double e = RangeMath.decay(x);
      BigDecimal exact = sigmoid(x);
      assertThat(Decimals.ulps(RangeMath.sigmoid(x, e), exact)).as("%s", x).isLessThan(3);
      BigDecimal slope = exact.multiply(sigmoid(-x));
      assertThat(Decimals.ulps(RangeMath.sigmoidSlope(e), slope)).as("%s", x).isLessThan(6);
    }
    assertThat(RangeMath.sigmoid(-1e30, RangeMath.decay(-1e30))).isEqualTo(0);
    assertThat(RangeMath.sigmoid(1e30, RangeMath.decay(1e30))).isEqualTo(1);
  }

  @Test
  void softpluses() {
    for (double x : arguments()) {
      BigDecimal e = Decimals.exp(new BigDecimal(x).abs().negate());
      BigDecimal exact = new BigDecimal(Math.max(x, 0)).add(Decimals.log1p(e));
      double y = RangeMath.softplus(x, RangeMath.decay(x));
      assertThat(Decimals.ulps(y, exact)).as("%s", x).isLessThan(3);
    }
    assertThat(RangeMath.softplus(1e30, RangeMath.decay(1e30))).isEqualTo(1e30);
  }

  @Test
  void inversesGiveBackWhatTheyAreOf() {
    for (double x : arguments()) {
      double e = RangeMath.decay(x);
      double y = RangeMath.sigmoid(x, e);
      double back = ExpMath.log(RangeMath.odds(y));
      assertThat(RangeMath.sigmoid(back, RangeMath.decay(back))).isCloseTo(y, relative(y));
      double width = RangeMath.softplus(x, e);
      double number = width + ExpMath.log(RangeMath.softplusRest(width));
      assertThat(RangeMath.softplus(number, RangeMath.decay(number)))
          .isCloseTo(width, relative(width));
    }
  }

  @Test
  void nanStays() {
    double e = RangeMath.decay(Double.NaN);
    assertThat(RangeMath.sigmoid(Double.NaN, e)).isNaN();
    assertThat(RangeMath.softplus(Double.NaN, e)).isNaN();
    assertThat(RangeMath.odds(Double.NaN)).isNaN();
    assertThat(RangeMath.softplusRest(Double.NaN)).isNaN();
  }

  /** The inverse of the smallest is −600, where the spacing of numbers is 2^−43. */
  private static Offset<Double> relative(double y) {
    return within(y * 0x1p-42);
  }

  private double[] arguments() {
    System.out.println("seed " + SEED);
    return random
        .doubles(3000)
        .map(u -> u < 0.5 ? 60 * (u - 0.25) : 1200 * (u - 0.75) * 2)
        .filter(x -> x < 36 && x > -600)
        .toArray();
  }

  private static BigDecimal sigmoid(double x) {
    BigDecimal e = Decimals.exp(new BigDecimal(-x));
    return BigDecimal.ONE.divide(BigDecimal.ONE.add(e), new MathContext(60));
  }
}
