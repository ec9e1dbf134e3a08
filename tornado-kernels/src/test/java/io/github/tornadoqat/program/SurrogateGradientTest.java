package io.github.tornadoqat.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.program.DoubleOracle.Element;
import io.github.tornadoqat.program.DoubleOracle.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The three sums give the straight-through gradients: against central differences of the function
 * whose two rounding residuals, r − v and z − zr, are held fixed.
 */
final class SurrogateGradientTest {
  private static final int CASES = 60_000;
  private static final double TOLERANCE = 1e-6;

  /** An element and its upstream gradient. */
  private record Sample(double x, double g) {}

  /** A few elements under real-valued a = s·(qmin − zr), b = s·(qmax − zr). */
  private record Case(double a, double b, EncodingCase e, List<Sample> samples) {
    static Case random(SplittableRandom random) {
      EncodingCase.Grid[] grids = EncodingCase.Grid.values();
      EncodingCase.Grid grid = grids[random.nextInt(grids.length)];
      int bits = random.nextInt(2, 11);
      float scale = (float) Math.exp(random.nextDouble(-4, 1));
      EncodingCase e = grid.with(bits, scale, 0);
      double zr = random.nextDouble(e.qmin() - 3.0, e.qmax() + 3.0);
      e = grid.with(bits, scale, (int) Math.rint(zr));
      List<Sample> samples = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        double x = scale * random.nextDouble(e.lo() - 3.0, e.hi() + 3.0);
        samples.add(new Sample(x, random.nextGaussian()));
      }
      return new Case(scale * (e.qmin() - zr), scale * (e.qmax() - zr), e, samples);
    }

    double steps() {
      return e.qmax() - e.qmin();
    }

    /** z − zr. */
    double zeroPointResidual() {
      return e.zeroPoint() - (e.qmin() - a / e.scale());
    }

    double sum(int row) {
      double sum = 0;
      for (Sample t : samples) {
        sum += new Element(t.x, e).region(row, new Term(t.g, 0)).value();
      }
      return sum;
    }

    /** Σ g·x̂ where a scale and a zero point are real numbers and the residuals fixed. */
    double surrogate(double scale, double zeroPoint) {
      double sum = 0;
      for (Sample t : samples) {
        Element at = new Element(t.x, e);
        double q = t.x / scale + (at.r() - at.v()) + zeroPoint;
        // An element that rests on the first or last code is inside, on both sides of it.
        boolean inside = !at.below() && !at.above();
        double clipped = inside ? q : Math.clamp(q, e.qmin(), (double) e.qmax());
        sum += t.g * scale * (clipped - zeroPoint);
      }
      return sum;
    }

    double surrogateOfRange(double low, double high) {
      double scale = (high - low) / steps();
      return surrogate(scale, e.qmin() - low / scale + zeroPointResidual());
    }
  }

  private static double slope(DoubleUnaryOperator f, double at, double step) {
    return (f.applyAsDouble(at + step) - f.applyAsDouble(at - step)) / (2 * step);
  }

  @Test
  void givesTheGradientsOfScaleAndZeroPoint() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < CASES; i++) {
      Case c = Case.random(random);
      double s = c.e.scale();
      double z = c.e.zeroPoint();
      double ds = c.sum(0) + c.e.lo() * c.sum(1) + c.e.hi() * c.sum(2);
      double dz = -s * (c.sum(1) + c.sum(2));
      close(c, ds, slope(t -> c.surrogate(t, z), s, 1e-5 * s));
      close(c, dz, slope(t -> c.surrogate(s, t), z, 1e-3));
    }
  }

  @Test
  void givesTheGradientsOfTheRange() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < CASES; i++) {
      Case c = Case.random(random);
      double k = c.steps();
      double share = c.zeroPointResidual() / k;
      double da = -c.sum(0) / k + c.sum(1) * (1 + share) + c.sum(2) * share;
      double db = c.sum(0) / k - c.sum(1) * share + c.sum(2) * (1 - share);
      double step = 1e-5 * (c.b - c.a);
      close(c, da, slope(t -> c.surrogateOfRange(t, c.b), c.a, step));
      close(c, db, slope(t -> c.surrogateOfRange(c.a, t), c.b, step));
    }
  }

  private static void close(Case c, double actual, double expected) {
    assertThat(Math.abs(actual - expected))
        .as("%s against %s in %s", actual, expected, c)
        .isLessThan(TOLERANCE);
  }
}
