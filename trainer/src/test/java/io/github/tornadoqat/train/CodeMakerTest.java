package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.quantizer.Encoding;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodeMakerTest {
  private static final Shape SHAPE = Shape.of(3, 10, 7);
  private static final IntegerGrid GRID = IntegerGrid.unsigned(3);

  private static Backend backend;

  @BeforeAll
  static void open() {
    backend = Backends.open("host", 1);
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  private static float[] normal() {
    Random random = new Random(11);
    float[] x = new float[(int) SHAPE.elements()];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    return x;
  }

  private static int[] codes(long seed, String tensor, int axis, String unit, long preferred) {
    Calibrator calibrator = new Calibrator(backend, GRID, true, false, "minmax");
    CodeMaker maker = new CodeMaker(backend, Rounding.STOCHASTIC, seed);
    float[] x = normal();
    TensorCutter cutter =
        new TensorCutter(x, SHAPE, axis, TensorCutter.Unit.parse(unit), perRange -> preferred);
    int[] codes = new int[x.length];
    for (int i = 0; i < cutter.count(); i++) {
      Slice slice = cutter.slice(i);
      List<Encoding> encodings = calibrator.encodings(slice);
      cutter.scatter(i, maker.codes(slice, encodings, tensor, cutter.first(i)), codes);
    }
    return codes;
  }

  @ParameterizedTest
  @CsvSource({"0, channel", "0, group:5", "1, channel", "1, group:4", "2, channel", "2, group:9"})
  void noiseDoesNotDependOnTheCut(int axis, String unit) {
    int[] whole = codes(5, "w", axis, unit, 1L << 40);
    for (long preferred : new long[] {1, 64, 100, 140}) {
      assertThat(codes(5, "w", axis, unit, preferred))
          .as("slices of %d", preferred)
          .containsExactly(whole);
    }
  }

  @Test
  void seedsAndTensorsHaveNoiseOfTheirOwn() {
    int[] codes = codes(5, "w", 0, "channel", 64);
    assertThat(codes(6, "w", 0, "channel", 64)).isNotEqualTo(codes);
    assertThat(codes(5, "v", 0, "channel", 64)).isNotEqualTo(codes);
  }
}
