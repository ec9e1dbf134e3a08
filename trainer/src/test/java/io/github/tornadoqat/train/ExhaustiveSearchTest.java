package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against plain loops over scales and zero points, in double precision. */
final class ExhaustiveSearchTest {
  private static final int SAMPLES = 500;
  private static final long SEED = 11;

  private static float[] sample(String shape) {
    Random random = new Random(SEED);
    float[] x = new float[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      double g = random.nextGaussian();
      x[i] =
          (float)
              switch (shape) {
                case "normal" -> g;
                case "positive" -> 3 + Math.abs(g);
                case "outlier" -> i == 0 ? -400 : g;
                case "clusters" -> (i % 3) * 5 - 4 + 0.05 * g;
                default -> throw new AssertionError(shape);
              };
    }
    return x;
  }

  private static double loss(float[] x, double scale, int z, IntegerGrid grid) {
    double sum = 0;
    for (float v : x) {
      double q = Math.clamp(Math.rint(v / scale) + z, grid.qmin(), grid.qmax());
      sum += (scale * (q - z) - v) * (scale * (q - z) - v);
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({
    "normal, 1, clamped",
    "normal, 2, clamped",
    "normal, 4, free",
    "normal, 3, symmetric",
    "positive, 2, clamped",
    "positive, 3, free",
    "outlier, 3, clamped",
    "outlier, 3, symmetric",
    "clusters, 2, free",
    "clusters, 3, clamped"
  })
  void findsWhatALongScanFinds(String shape, int bits, String zero) {
    boolean symmetric = zero.equals("symmetric");
    IntegerGrid grid = symmetric ? IntegerGrid.signed(bits) : IntegerGrid.unsigned(bits);
    float[] x = sample(shape);
    int from = symmetric ? 0 : zero.equals("free") ? -60 : grid.qmin();
    int to = symmetric ? 0 : zero.equals("free") ? 60 : grid.qmax();
    double least = Double.MAX_VALUE;
    for (double scale = 600; scale > 0.02; scale /= 1.003) {
      for (int z = from; z <= to; z++) {
        least = Math.min(least, loss(x, scale, z, grid));
      }
    }
    try (Backend backend = Backends.open("host", 1)) {
      BestEncoding best = ExhaustiveSearch.find(backend, x, grid, !zero.equals("free"), symmetric);
      assertThat(best.loss()).isBetween(0.9 * least, least * (1 + 1e-6));
      assertThat(loss(x, best.encoding().scale(), best.encoding().zeroPoint(), grid))
          .isCloseTo(best.loss(), within(1e-5 * best.loss()));
      if (symmetric) {
        assertThat(best.encoding().zeroPoint()).isZero();
      } else if (!zero.equals("free")) {
        assertThat(best.encoding().zeroPoint()).isBetween(grid.qmin(), grid.qmax());
      }
    }
  }
}
