package io.github.tornadoqat.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LookupTableTest {
  @Test
  void choosesTheNearestValueExactly() {
    long seed = 51;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int table = 0; table < 100; table++) {
      float[] values = randomTable(random, random.nextInt(1, 40), table % 2 == 0);
      float[] thresholds = LookupTable.thresholds(values);
      for (int i = 0; i < values.length; i++) {
        check(values, thresholds, values[i]);
        check(values, thresholds, Math.nextUp(values[i]));
        check(values, thresholds, Math.nextDown(values[i]));
      }
      for (float t : thresholds) {
        check(values, thresholds, t);
        check(values, thresholds, Math.nextUp(t));
        check(values, thresholds, Math.nextDown(t));
      }
      for (int i = 0; i < 100; i++) {
        float v = Float.intBitsToFloat(random.nextInt());
        if (Float.isFinite(v)) {
          check(values, thresholds, v);
        }
      }
    }
  }

  @Test
  void neighbouringAndFarApartFloats() {
    float one = 1f;
    float[] values = {-0x1p127f, -0x1p-149f, 0f, 0x1p-149f, one, Math.nextUp(one), 0x1.fffffep127f};
    float[] thresholds = LookupTable.thresholds(values);
    for (float value : values) {
      check(values, thresholds, value);
    }
    for (float t : thresholds) {
      check(values, thresholds, t);
      check(values, thresholds, Math.nextUp(t));
    }
  }

  @Test
  void tiesGoToTheLowerIndex() {
    float[] values = {-1f, 0f, 2f};
    float[] thresholds = LookupTable.thresholds(values);
    assertThat(thresholds).containsExactly(-0.5f, 1f);
    assertThat(LookupTable.index(-0.5f, thresholds)).isEqualTo(0);
    assertThat(LookupTable.index(Math.nextUp(-0.5f), thresholds)).isEqualTo(1);
    assertThat(LookupTable.index(1f, thresholds)).isEqualTo(1);
    assertThat(LookupTable.index(Math.nextUp(1f), thresholds)).isEqualTo(2);
  }

  @Test
  void infinitiesClipAndNanStays() {
    float[] values = {-1f, 0f, 2f};
    float[] thresholds = LookupTable.thresholds(values);
    assertThat(LookupTable.quantize(Float.NEGATIVE_INFINITY, values, thresholds)).isEqualTo(-1f);
    assertThat(LookupTable.quantize(Float.POSITIVE_INFINITY, values, thresholds)).isEqualTo(2f);
    assertThat(LookupTable.quantize(Float.NaN, values, thresholds)).isNaN();
    assertThat(LookupTable.index(Float.NaN, thresholds)).isEqualTo(-1);
  }

  @Test
  void refusesWhatIsNoSortedTable() {
    assertThatThrownBy(LookupTable::thresholds)
        .hasMessage("a look-up table needs at least one value");
    assertThatThrownBy(() -> LookupTable.thresholds(0f, 1f, 1f))
        .hasMessageEndingWith("value 2 is 1.0");
    assertThatThrownBy(() -> LookupTable.thresholds(0f, Float.NaN))
        .hasMessageEndingWith("value 1 is NaN");
    assertThatThrownBy(() -> LookupTable.thresholds(0f, Float.POSITIVE_INFINITY))
        .hasMessageEndingWith("value 1 is Infinity");
  }

  private static void check(float[] values, float[] thresholds, float v) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (distance(v, values[i]).compareTo(distance(v, values[best])) < 0) {
        best = i;
      }
    }
    assertThat(LookupTable.index(v, thresholds))
        .as("%a in %s", v, Arrays.toString(values))
        .isEqualTo(best);
    assertThat(LookupTable.quantize(v, values, thresholds)).isEqualTo(values[best]);
  }

  private static BigDecimal distance(float a, float b) {
    return new BigDecimal(a).subtract(new BigDecimal(b)).abs();
  }

  private static float[] randomTable(SplittableRandom random, int n, boolean anyMagnitude) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      float v = anyMagnitude ? Float.intBitsToFloat(random.nextInt()) : random.nextFloat(-1, 1);
      values[i] = Float.isFinite(v) ? v : i;
    }
    Arrays.sort(values);
    int unique = 0;
    for (int i = 0; i < n; i++) {
      if (i == 0 || values[i - 1] < values[i]) {
        values[unique++] = values[i];
      }
    }
    return Arrays.copyOf(values, unique);
  }
}
