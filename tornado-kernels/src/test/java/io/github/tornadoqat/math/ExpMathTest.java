package io.github.tornadoqat.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The bounds are those of {@link ExpMath}'s Javadoc. */
class ExpMathTest {
  private static final long SEED = 83;
  private static final int CASES = 20_000;
  private static final double LN2 = 0.6931471805599453;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private double worst;
  private double worstAt;

  @Test
  void exponentials() {
    for (int i = 0; i < CASES; i++) {
      checkExp(random.nextDouble(-8, 8));
      checkExp(random.nextDouble(-708, 709.78));
      checkExp(random.nextDouble(-LN2, LN2));
      checkExp((random.nextDouble() < 0.5 ? -1 : 1) * tiny());
    }
    // Where k changes, and where the rest is nearly zero.
    for (int halves = -2043; halves <= 2046; halves++) {
      double x = halves * (LN2 / 2);
      checkExp(x);
      checkExp(Math.nextUp(x));
      checkExp(Math.nextDown(x));
    }
    for (double x : new double[] {1, -1, 709, 709.782712893384, -708.39}) {
      checkExp(x);
    }
    report("exp", 1);
  }

  @Test
  void exponentialsThatAreSubnormal() {
    for (int i = 0; i < CASES; i++) {
      checkExp(random.nextDouble(-746, -708.4));
    }
    for (double x : new double[] {-745, -745.13, -745.1332191019412, -745.14, -746, -1000}) {
      checkExp(x);
    }
    report("subnormal exp", 1);
  }

  @Test
  void exponentialsAtTheEnds() {
    for (double x : new double[] {0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, 1e-17}) {
      assertThat(ExpMath.exp(x)).isEqualTo(1);
    }
    double overflow = 709.782712893384;
    assertThat(ExpMath.exp(overflow)).isFinite();
    for (double x : new double[] {Math.nextUp(overflow), 710, 1e300, Double.POSITIVE_INFINITY}) {
      assertThat(ExpMath.exp(x)).isInfinite();
    }
    for (double x : new double[] {-746, -1000, -1e300, Double.NEGATIVE_INFINITY}) {
      assertThat(ExpMath.exp(x)).isEqualTo(0);
    }
    assertThat(ExpMath.exp(Double.NaN)).isNaN();
  }

  @Test
  void exponentialsLessOne() {
    for (int i = 0; i < CASES; i++) {
      checkExpm1(random.nextDouble(-2, 2));
      checkExpm1(random.nextDouble(-LN2, LN2));
      checkExpm1(random.nextDouble(-50, 50));
      checkExpm1(random.nextDouble(0.34, 0.41));
      checkExpm1((random.nextDouble() < 0.5 ? -1 : 1) * tiny());
    }
    for (double x : new double[] {LN2 / 2, -LN2 / 2, 709, -800, Double.MIN_VALUE}) {
      checkExpm1(x);
      checkExpm1(Math.nextUp(x));
      checkExpm1(Math.nextDown(x));
    }
    report("expm1", 4.5);
    assertThat(ExpMath.expm1(0)).isEqualTo(0);
    assertThat(ExpMath.expm1(Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(ExpMath.expm1(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(ExpMath.expm1(Double.NaN)).isNaN();
  }

  @Test
  void logarithms() {
    for (int i = 0; i < CASES; i++) {
      checkLog(random.nextDouble(0.5, 2));
      checkLog(random.nextDouble(0.7, 0.72));
      checkLog(1 + (random.nextDouble() < 0.5 ? -1 : 1) * Math.max(tiny(), 1e-16));
      checkLog(Math.scalb(random.nextDouble(1, 2), random.nextInt(-16, 16)));
      checkLog(Double.longBitsToDouble(random.nextLong(0x7FF0_0000_0000_0000L)));
    }
    // Both sides of every border that the scaling has.
    for (int k = -1074; k < 1024; k++) {
      for (double m : new double[] {1, Math.sqrt(0.5), Math.sqrt(2)}) {
        double x = Math.scalb(m, k);
        checkLog(Math.nextUp(x));
        checkLog(x);
        checkLog(Math.max(Math.nextDown(x), Double.MIN_VALUE));
      }
    }
    checkLog(Double.MAX_VALUE);
    report("log", 1.25);
  }

  @Test
  void logarithmsAtTheEnds() {
    assertThat(ExpMath.log(1)).isEqualTo(0);
    assertThat(ExpMath.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ExpMath.log(-0.0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(ExpMath.log(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    for (double x : new double[] {-Double.MIN_VALUE, -1, Double.NEGATIVE_INFINITY, Double.NaN}) {
      assertThat(ExpMath.log(x)).isNaN();
    }
  }

  @Test
  void logarithmsOfOneMore() {
    for (int i = 0; i < CASES; i++) {
      checkLog1p(random.nextDouble());
      checkLog1p(random.nextDouble(0.4, 0.51));
      checkLog1p(tiny());
    }
    for (double x : new double[] {1, 0.5, Math.nextUp(0.5), Double.MIN_VALUE, 1e-300}) {
      checkLog1p(x);
    }
    report("log1p", 1.25);
    assertThat(ExpMath.log1p(0)).isEqualTo(0);
    assertThat(ExpMath.log1p(Double.NaN)).isNaN();
  }

  /** Of any size below ½, as likely in every binade. */
  private double tiny() {
    return Math.scalb(random.nextDouble(0.5, 1), -random.nextInt(1, 60));
  }

  private void checkExp(double x) {
    check(x, ExpMath::exp, Decimals::exp);
  }

  private void checkExpm1(double x) {
    check(x, ExpMath::expm1, Decimals::expm1);
  }

  private void checkLog(double x) {
    int k = Math.getExponent(x * (x < Double.MIN_NORMAL ? 0x1p54 : 1));
    int exponent = x < Double.MIN_NORMAL ? k - 54 : k;
    double m = Math.scalb(x, -exponent / 2);
    int nearest = Math.scalb(m, -exponent - -exponent / 2) > Math.sqrt(2) ? exponent + 1 : exponent;
    check(x, ExpMath::log, v -> Decimals.log(v, nearest));
  }

  private void checkLog1p(double x) {
    check(x, ExpMath::log1p, Decimals::log1p);
  }

  private void check(double x, DoubleUnaryOperator actual, UnaryOperator<BigDecimal> exact) {
    double ulps = Decimals.ulps(actual.applyAsDouble(x), exact.apply(new BigDecimal(x)));
    if (ulps > worst) {
      worst = ulps;
      worstAt = x;
    }
  }

  private void report(String what, double bound) {
    System.out.printf("seed %d: %s is off by %.3f ulp at %s%n", SEED, what, worst, worstAt);
    assertThat(worst).as("%s at %s", what, worstAt).isLessThan(bound);
  }
}
