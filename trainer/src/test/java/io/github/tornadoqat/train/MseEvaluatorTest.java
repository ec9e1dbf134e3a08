package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.quantizer.Encoding;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Losses and gradients by the formulas, of ranges of several chunks under several encodings. */
final class MseEvaluatorTest {
  private static final int ROWS = 3;
  private static final int LENGTH = 9_001;
  private static final int TRIALS = 2;
  private static final IntegerGrid GRID = IntegerGrid.signed(4);

  private final float[] x = new float[ROWS * LENGTH];
  private final Encoding[][] encodings = new Encoding[TRIALS][ROWS];

  MseEvaluatorTest() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    for (int trial = 0; trial < TRIALS; trial++) {
      for (int p = 0; p < ROWS; p++) {
        encodings[trial][p] = new Encoding(random.nextFloat(0.1f, 0.4f), p - trial, GRID);
      }
    }
  }

  @Test
  void sumsByTheFormulas() {
    double[] factors = {1, 0.5, 2};
    double[] r = new double[ROWS];
    double[] l = new double[ROWS];
    double[] h = new double[ROWS];
    double[] losses = new double[ROWS];
    Slice slice = new Slice(x, ROWS, LENGTH, Granularity.perChannel(0));
    try (Backend backend = Backends.open("host", 1);
        MseEvaluator evaluator = new MseEvaluator(backend, slice, TRIALS)) {
      for (int trial = 0; trial < TRIALS; trial++) {
        for (int p = 0; p < ROWS; p++) {
          evaluator.set(trial, p, encodings[trial][p]);
        }
      }
      evaluator.execute();
      for (int trial = 0; trial < TRIALS; trial++) {
        evaluator.gradients(trial, factors, r, l, h);
        evaluator.losses(trial, losses);
        for (int p = 0; p < ROWS; p++) {
          double[] sums = sums(p, encodings[trial][p]);
          assertClose(r[p], factors[p] * sums[0]);
          assertClose(l[p], factors[p] * sums[1]);
          assertClose(h[p], factors[p] * sums[2]);
          assertClose(losses[p], sums[3]);
          assertThat(losses[p]).isEqualTo(evaluator.loss(trial, p));
        }
      }
    }
  }

  private static void assertClose(double actual, double expected) {
    assertThat(actual).isCloseTo(expected, within(1e-5 * Math.abs(expected)));
  }

  /** R, L, H and the loss in double precision. */
  private double[] sums(int p, Encoding e) {
    double[] sums = new double[4];
    for (int i = p * LENGTH; i < (p + 1) * LENGTH; i++) {
      double v = x[i] / (double) e.scale();
      double q = Math.rint(v) + e.zeroPoint();
      double d = e.scale() * (Math.clamp(q, GRID.qmin(), GRID.qmax()) - e.zeroPoint()) - x[i];
      if (q < GRID.qmin()) {
        sums[1] += d;
      } else if (q > GRID.qmax()) {
        sums[2] += d;
      } else {
        sums[0] += d * (Math.rint(v) - v);
      }
      sums[3] += d * d;
    }
    return sums;
  }
}
