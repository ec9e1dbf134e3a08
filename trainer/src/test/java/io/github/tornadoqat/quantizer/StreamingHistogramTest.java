package io.github.tornadoqat.quantizer;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.random.RandomDataGenerator;
import org.junit.jupiter.api.Test;

class StreamingHistogramTest {
  private static final int CAPACITY = 64;

  /** Magnitudes from subnormal to the largest, growing at random. */
  @Test
  void countsEveryValueInItsBin() {
    RandomDataGenerator random = Samples.seeded(4);
    for (int trial = 0; trial < 300; trial++) {
      StreamingHistogram histogram = new StreamingHistogram(CAPACITY);
      float[] x = new float[random.nextInt(1, 200)];
      int exponent = random.nextInt(-149, 127);
      double centre = random.nextInt(-3, 3);
      for (int i = 0; i < x.length; i++) {
        int lift = random.nextInt(0, 20) == 0 ? random.nextInt(0, 40) : 0;
        double v = Math.scalb(centre + random.nextGaussian(0, 1), exponent + lift);
        x[i] = (float) Math.clamp(v, -Float.MAX_VALUE, Float.MAX_VALUE);
        histogram.add(x[i]);
      }

      double width = histogram.width();
      assertThat(histogram.total()).isEqualTo(x.length);
      assertThat(histogram.last() - histogram.first()).isLessThan(CAPACITY);
      long[] expected = new long[CAPACITY];
      for (float v : x) {
        expected[(int) (Math.floor(v / width) - histogram.first())]++;
      }
      for (int bin = histogram.first(); bin <= histogram.last(); bin++) {
        assertThat(histogram.count(bin)).isEqualTo(expected[bin - histogram.first()]);
      }
    }
  }

  @Test
  void usesMoreThanHalfOfItsBins() {
    RandomDataGenerator random = Samples.seeded(5);
    for (int trial = 0; trial < 100; trial++) {
      StreamingHistogram histogram = new StreamingHistogram(CAPACITY);
      for (float v : Samples.normal(random, 1000, 0, Math.scalb(1.0, trial - 50))) {
        histogram.add(v);
      }
      assertThat(histogram.last() - histogram.first()).isBetween(CAPACITY / 2 - 1, CAPACITY - 1);
    }
  }

  @Test
  void edgesStayWithinTheValues() {
    StreamingHistogram histogram = new StreamingHistogram(CAPACITY);
    histogram.add(0.3f);
    histogram.add(100.7f);
    assertThat(histogram.width()).isEqualTo(2);
    assertThat(histogram.lowerEdge(histogram.first())).isEqualTo((double) 0.3f);
    assertThat(histogram.upperEdge(histogram.first())).isEqualTo(2);
    assertThat(histogram.lowerEdge(histogram.last())).isEqualTo(100);
    assertThat(histogram.upperEdge(histogram.last())).isEqualTo((double) 100.7f);
  }

  @Test
  void aValueIncludedIsNotCounted() {
    StreamingHistogram histogram = new StreamingHistogram(CAPACITY);
    histogram.include(0);
    histogram.add(1000);
    assertThat(histogram.first()).isZero();
    assertThat(histogram.count(0)).isZero();
    assertThat(histogram.total()).isEqualTo(1);
  }
}
