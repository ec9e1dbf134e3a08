package io.github.tornadoqat.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples against the moments of their distribution. */
final class DistributionTest {
  private static DescriptiveStatistics statistics(String text) {
    float[] x = DataSource.parse(text).values(100_000, 3);
    return new DescriptiveStatistics(IntStream.range(0, x.length).mapToDouble(i -> x[i]).toArray());
  }

  @ParameterizedTest
  @CsvSource({
    "normal, 0, 1, 0",
    "'normal:-2,3', -2, 3, -2",
    "laplace, 0, 1.41421, 0",
    "'laplace:1,0.5', 1, 0.70711, 1",
    "'uniform:2,8', 5, 1.73205, 5",
    "'lognormal:0.2,0.5', 1.38403, 0.73760, 1.22140",
    "student:6, 0, 1.22474, 0",
    "relu, 0.39894, 0.58381, 0",
    "'mixture:1/-3/0.5,3/2/1', 0.75, 2.34521, 1.57"
  })
  void moments(String text, double mean, double deviation, double median) {
    DescriptiveStatistics s = statistics(text);
    assertThat(s.getMean()).isCloseTo(mean, within(0.02 * deviation));
    assertThat(s.getStandardDeviation()).isCloseTo(deviation, within(0.02 * deviation));
    assertThat(s.getPercentile(50)).isCloseTo(median, within(0.02 * deviation));
  }

  @Test
  void seedsDecide() {
    DataSource student = DataSource.parse("student");
    assertThat(student.values(100, 1)).isEqualTo(student.values(100, 1));
    assertThat(student.values(100, 1)).isNotEqualTo(student.values(100, 2));
  }

  @Test
  void reluHasZeros() {
    float[] x = DataSource.parse("relu").values(1000, 1);
    assertThat(IntStream.range(0, 1000).filter(i -> x[i] == 0).count()).isBetween(400L, 600L);
    assertThat(IntStream.range(0, 1000).allMatch(i -> x[i] >= 0)).isTrue();
  }
}
