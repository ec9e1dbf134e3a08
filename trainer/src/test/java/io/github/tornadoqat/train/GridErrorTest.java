package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.FloatFormat;
import io.github.tornadoqat.math.FloatFormats;
import io.github.tornadoqat.math.ValueGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Granularity;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class GridErrorTest {
  private static double error(float[] x, int rows, ValueGrid grid) {
    try (Backend backend = Backends.open("host", 1)) {
      Slice slice = new Slice(x, rows, x.length / rows, Granularity.perChannel(0));
      return GridError.of(backend, slice, StartingRanges.ofData(backend, slice), grid);
    }
  }

  @Test
  void isThatOfRoundingEachRowByItsOwnScale() {
    SplittableRandom random = new SplittableRandom(3);
    float[] x = new float[3000];
    double expected = 0;
    for (int row = 0; row < 3; row++) {
      float greatest = 0;
      for (int i = 1000 * row; i < 1000 * row + 1000; i++) {
        x[i] = (float) (Math.pow(10, row) * random.nextGaussian());
        greatest = Math.max(greatest, Math.abs(x[i]));
      }
      float s = greatest / 448f;
      for (int i = 1000 * row; i < 1000 * row + 1000; i++) {
        double d = (double) FloatFormats.e4m3(x[i] * (1f / s)) * s - x[i];
        expected += d * d;
      }
    }
    assertThat(error(x, 3, ValueGrid.saturating(FloatFormat.E4M3)))
        .isCloseTo(expected, within(1e-6 * expected));
  }

  @Test
  void valuesOfTheGridCostNothingAndZerosNeither() {
    float[] x = ValueGrid.nf4().values();
    assertThat(error(x, 1, ValueGrid.nf4())).isZero();
    assertThat(error(new float[8], 2, ValueGrid.nf4())).isZero();
    assertThat(error(new float[] {Float.MIN_VALUE, 0f}, 1, ValueGrid.nf4())).isFinite();
  }
}
