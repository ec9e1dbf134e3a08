package io.github.tornadoqat.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every grid against the scalar function of its rule: two ways to the same bits, but for −0. */
class ValueGridTest {
  private static final float[] TABLE = {
    -3e38f, -1f, -0.99999994f, -Float.MIN_VALUE, 0f, 0.3f, 7f, 2.5e38f
  };

  static Stream<Arguments> grids() {
    Stream<Arguments> formats =
        Stream.of(FloatFormat.values())
            .flatMap(
                f ->
                    Stream.of(
                        of(f + " saturating", ValueGrid.saturating(f), f::saturate),
                        of(f + " converting", ValueGrid.converting(f), f::convert)));
    float[] borders = LookupTable.thresholds(TABLE);
    return Stream.concat(
        formats,
        Stream.of(
            of("NF4", ValueGrid.nf4(), NormalFloat::nf4),
            of("table", ValueGrid.nearest(TABLE), v -> LookupTable.quantize(v, TABLE, borders)),
            of("one value", ValueGrid.nearest(-5f), v -> -5f),
            of(
                "powers of two",
                ValueGrid.powersOfTwo(-7, 3, false),
                v -> PowerOfTwoGrid.quantize(v, 0x1p-7f, 8f)),
            of(
                "powers of two and zero",
                ValueGrid.powersOfTwo(-100, 100, true),
                v -> PowerOfTwoGrid.quantizeWithZero(v, 0x1p-100f, 0x1p100f)),
            of("1 and -1", ValueGrid.powersOfTwo(0, 0, false), v -> v < 0 ? -1 : 1)));
  }

  private static Arguments of(String name, ValueGrid grid, ValueGrid.Rule rule) {
    return Arguments.of(name, grid, rule);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("grids")
  void agreesAroundEveryThresholdAndValue(String name, ValueGrid grid, ValueGrid.Rule rule) {
    for (float[] borders : new float[][] {grid.thresholds(), grid.values()}) {
      for (float v : borders) {
        check(grid, rule, v);
        check(grid, rule, Math.nextDown(v));
        check(grid, rule, Math.nextUp(v));
        check(grid, rule, -v);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("grids")
  void agreesOnRandomFloatsAndExtremes(String name, ValueGrid grid, ValueGrid.Rule rule) {
    long seed = 91;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 300_000; i++) {
      check(grid, rule, Float.intBitsToFloat(random.nextInt()));
      check(grid, rule, Math.scalb(random.nextFloat(-2, 2), random.nextInt(-27, 17)));
    }
    float[] extremes = {
      0f, Float.MIN_VALUE, Float.MIN_NORMAL, 1f, Float.MAX_VALUE, Float.POSITIVE_INFINITY, Float.NaN
    };
    for (float v : extremes) {
      check(grid, rule, v);
      check(grid, rule, -v);
    }
  }

  private static void check(ValueGrid grid, ValueGrid.Rule rule, float v) {
    float expected = Float.isNaN(v) ? v : rule.round(v) + 0f;
    float actual = grid.quantize(v);
    // Without AssertJ's machinery: it runs some millions of times.
    if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
      throw new AssertionError("%a -> %a, expected %a".formatted(v, actual, expected));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("grids")
  void theIndexIsTheNumberOfThresholdsReached(String name, ValueGrid grid, ValueGrid.Rule rule) {
    float[] thresholds = grid.thresholds();
    assertThat(grid.values()).hasSize(thresholds.length + 1).hasSize(grid.size());
    for (int i = 0; i < thresholds.length; i++) {
      assertThat(i == 0 || thresholds[i - 1] < thresholds[i]).isTrue();
      assertThat(ValueGrid.index(thresholds[i], thresholds)).isEqualTo(i + 1);
      assertThat(ValueGrid.index(Math.nextDown(thresholds[i]), thresholds)).isEqualTo(i);
    }
    assertThat(ValueGrid.index(Float.NEGATIVE_INFINITY, thresholds)).isZero();
    assertThat(ValueGrid.index(Float.POSITIVE_INFINITY, thresholds)).isEqualTo(thresholds.length);
    assertThat(ValueGrid.index(Float.NaN, thresholds)).isZero();
  }

  /** Every length: the search halves each of them another way. */
  @Test
  void searchesTablesOfEveryLength() {
    for (int m = 0; m < 300; m++) {
      float[] thresholds = new float[m];
      for (int i = 0; i < m; i++) {
        thresholds[i] = i;
      }
      for (int i = -1; i < m; i++) {
        assertThat(ValueGrid.index(i, thresholds)).isEqualTo(i + 1);
        assertThat(ValueGrid.index(i + 0.5f, thresholds)).isEqualTo(i + 1);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "E4M3, 253, 255",
    "E5M2, 247, 249",
    "E2M1, 15, 15",
    "FP16, 63487, 63489",
    "BF16, 65279, 65281"
  })
  void formatsHaveTheirValuesOnceAndOneZero(FloatFormat format, int saturating, int converting) {
    assertThat(ValueGrid.saturating(format).size()).isEqualTo(saturating);
    ValueGrid grid = ValueGrid.converting(format);
    assertThat(grid.size()).isEqualTo(converting);
    float[] values = grid.values();
    for (int i = 1; i + 1 < values.length; i++) {
      assertThat(format.decode(format.encode(values[i]))).isEqualTo(values[i]);
      assertThat(Float.floatToRawIntBits(values[i])).isNotEqualTo(0x8000_0000);
    }
  }

  @Test
  void overflowIsAValueAtTheEnds() {
    float[] e4m3 = ValueGrid.converting(FloatFormat.E4M3).values();
    assertThat(e4m3[0]).isNaN();
    assertThat(e4m3[1]).isEqualTo(-448f);
    assertThat(e4m3[254]).isNaN();
    float[] thresholds = ValueGrid.converting(FloatFormat.E4M3).thresholds();
    assertThat(thresholds[253]).isEqualTo(Math.nextUp(464f));
    assertThat(thresholds[0]).isEqualTo(-464f);
    float[] e5m2 = ValueGrid.converting(FloatFormat.E5M2).values();
    assertThat(e5m2[0]).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(e5m2[248]).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @Test
  void indicesOfTablesArePlacesInThem() {
    assertThat(ValueGrid.nearest(TABLE).values()).containsExactly(TABLE);
    float[] nf4 = ValueGrid.nf4().values();
    IntStream.range(0, 16)
        .forEach(code -> assertThat(nf4[code]).isEqualTo(NormalFloat.decodeNf4(code)));
    float[] powers = ValueGrid.powersOfTwo(-1, 1, true).values();
    assertThat(powers).containsExactly(-2f, -1f, -0.5f, 0f, 0.5f, 1f, 2f);
  }

  @Test
  void everyZeroIsPositive() {
    ValueGrid grid = ValueGrid.saturating(FloatFormat.E2M1);
    for (float v : new float[] {-0f, 0f, -0.25f, 0.25f, -Float.MIN_VALUE}) {
      assertThat(Float.floatToRawIntBits(grid.quantize(v))).isZero();
    }
  }

  @Test
  void doesNotShareItsArrays() {
    ValueGrid grid = ValueGrid.nf4();
    grid.values()[0] = 5;
    grid.thresholds()[0] = 5;
    assertThat(grid.quantize(-1f)).isEqualTo(-1f);
    float[] table = {0f, 1f};
    ValueGrid own = ValueGrid.nearest(table);
    table[1] = 9f;
    assertThat(own.quantize(2f)).isEqualTo(1f);
  }

  @Test
  void refusesWhatIsNoGrid() {
    assertThatThrownBy(() -> ValueGrid.of(v -> v))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a value grid has at most 65536 values");
    assertThatThrownBy(() -> ValueGrid.powersOfTwo(3, 2, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("powers of two from 2^3 to 2^2: exponents ascend within ±100");
    assertThatThrownBy(() -> ValueGrid.nearest(1f, 0f))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
