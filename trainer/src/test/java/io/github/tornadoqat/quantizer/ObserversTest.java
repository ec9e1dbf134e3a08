package io.github.tornadoqat.quantizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.IntegerGrid;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every observer, and the two that need no test of their own. */
class ObserversTest {
  private static final IntegerGrid GRID = IntegerGrid.unsigned(8);

  private static Observer observer(String spec) {
    return Observers.parse(spec, GRID).get();
  }

  private static Range observe(Observer observer, float... values) {
    observer.observe(values, 0, values.length);
    return observer.range();
  }

  @ParameterizedTest
  @ValueSource(strings = {"minmax", "moving-average", "percentile:99.9", "mse", "entropy"})
  void countsWhatIsNotFinite(String spec) {
    Observer observer = observer(spec);
    assertThatIllegalStateException()
        .isThrownBy(observer::range)
        .withMessage("no range without a finite value; observed 0 NaN or infinite ones");
    float infinity = Float.POSITIVE_INFINITY;
    observer.observe(new float[] {Float.NaN, infinity, -infinity}, 0, 3);
    assertThatIllegalStateException()
        .isThrownBy(observer::range)
        .withMessage("no range without a finite value; observed 3 NaN or infinite ones");
    observer.observe(new float[0], 0, 0);

    Range range = observe(observer, -1, Float.NaN, 2, infinity);
    assertThat(observer.nonFinite()).isEqualTo(5);
    assertThat(range).isEqualTo(observe(observer(spec), -1, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minmax", "moving-average", "percentile:99.9", "mse", "entropy"})
  void forgets(String spec) {
    Observer observer = observer(spec);
    observe(observer, 1000, Float.NaN, -1e-3f);
    observer.reset();
    assertThat(observer.nonFinite()).isZero();
    assertThatIllegalStateException().isThrownBy(observer::range);

    float[] x = Samples.normal(Samples.seeded(1), PercentileObserver.EXACT + 1, 0, 1);
    Range once = observe(observer, x);
    observer.reset();
    assertThat(observe(observer, x)).isEqualTo(once).isEqualTo(observe(observer(spec), x));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minmax", "moving-average", "percentile:99.9", "mse", "entropy"})
  void keepsConstants(String spec) {
    for (float c : new float[] {0, 1, -3.7f, Float.MIN_VALUE, 1e-38f, -3.4e38f}) {
      for (float[] values : new float[][] {{c}, {c, c, c, c, c}}) {
        Range range = observe(observer(spec), values);
        assertThat(range.withZero()).isEqualTo(new Range(c, c).withZero());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"minmax", "percentile:97.5", "mse", "entropy"})
  void doesNotMindBatchesOrOrder(String spec) {
    RandomDataGenerator random = Samples.seeded(2);
    for (int n : new int[] {1, 31, 33, 1023, PercentileObserver.EXACT + 4097}) {
      float[] x = Samples.heavyTailed(random, n);
      Range whole = observe(observer(spec), x);

      int[] order = random.nextPermutation(n, n);
      float[] shuffled = new float[n];
      for (int i = 0; i < n; i++) {
        shuffled[i] = x[order[i]];
      }
      Observer batches = observer(spec);
      for (int from = 0, to; from < n; from = to) {
        to = Math.min(n, from + random.nextInt(1, n / 2 + 1));
        batches.observe(shuffled, from, to);
      }
      assertThat(batches.range()).isEqualTo(whole);
    }
  }

  /** Powers of two change no float's fraction, so that every observer scales exactly. */
  @ParameterizedTest
  @ValueSource(strings = {"minmax", "moving-average", "percentile:99", "mse", "entropy"})
  void scalesWithTheData(String spec) {
    float[] x = Samples.heavyTailed(Samples.seeded(3), 5000);
    Range range = observe(observer(spec), x);
    for (int exponent : new int[] {-100, -10, 10, 110}) {
      float[] scaled = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        scaled[i] = Math.scalb(x[i], exponent);
      }
      Range expected = range.times(Math.scalb(1.0, exponent));
      assertThat(observe(observer(spec), scaled)).isEqualTo(expected);
    }
  }

  @Test
  void minMaxObservesOnlyWhatItIsTold() {
    Observer observer = observer("minmax");
    observer.observe(new float[] {9, 1, -2, 3, 9}, 1, 4);
    observer.observe(new float[] {-5, 0}, 1, 2);
    assertThat(observer.range()).isEqualTo(new Range(-2, 3));
  }

  /** By hand: 0.75·old + 0.25·new of each end. */
  @Test
  void movingAverageFollowsBatches() {
    Observer observer = observer("moving-average:0.25");
    assertThat(observe(observer, -4, 0, 8)).isEqualTo(new Range(-4, 8));
    assertThat(observe(observer, 0, 4)).isEqualTo(new Range(-3, 7));
    assertThat(observe(observer, Float.NaN)).isEqualTo(new Range(-3, 7));
    assertThat(observe(observer, 1, 3)).isEqualTo(new Range(-2, 6));

    Observer usual = observer("moving-average");
    observe(usual, -1, 1);
    Range range = observe(usual, -2, 5);
    assertThat(range.min()).isCloseTo(-1.01, within(1e-15));
    assertThat(range.max()).isCloseTo(1.04, within(1e-15));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "median       | no observer 'median'; there is: minmax, moving-average[:MOMENTUM],"
            + " percentile:Q, mse, entropy",
        "minmax:3     | observer 'minmax:3' must have no number",
        "entropy:     | observer 'entropy:' must have no number",
        "percentile   | observer 'percentile' needs a percentage in (0, 100]",
        "percentile:0 | observer 'percentile:0' needs a percentage in (0, 100]",
        "percentile:101 | observer 'percentile:101' needs a percentage in (0, 100]",
        "percentile:NaN | observer 'percentile:NaN' needs a percentage in (0, 100]",
        "moving-average:0 | observer 'moving-average:0' needs a momentum in (0, 1]",
        "moving-average:x | observer 'moving-average:x' needs a momentum in (0, 1]",
        "moving-average:  | observer 'moving-average:' needs a momentum in (0, 1]"
      })
  void complainsInOneLine(String spec, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Observers.parse(spec, GRID))
        .withMessage(complaint);
  }
}
