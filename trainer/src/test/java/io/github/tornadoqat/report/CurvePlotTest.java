package io.github.tornadoqat.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.report.CurvePlot.Curve;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurvePlotTest {
  private static String plot(int points, String... names) {
    double[] values = IntStream.rangeClosed(1, points).asDoubleStream().toArray();
    Axis axis = Axis.log("value", DoubleStream.of(1, points));
    List<Curve> curves =
        Arrays.stream(names).map(name -> new Curve(name, Look.of(name), values, values)).toList();
    return new CurvePlot("Title", axis, axis, List.of(), curves).file();
  }

  private static long count(String text, String part) {
    return Pattern.compile(part, Pattern.LITERAL).matcher(text).results().count();
  }

  @Test
  void marksEveryPointOfAFew() {
    // One marker is the legend's.
    assertThat(count(plot(5, "minmax"), "class=\"dot ")).isEqualTo(6);
    assertThat(count(plot(100, "minmax"), "class=\"dot ")).isEqualTo(2);
  }

  @Test
  void putsALongLegendIntoRowsWithinThePicture() {
    String[] names =
        IntStream.range(0, 9).mapToObj(i -> "a rather long name " + i).toArray(String[]::new);
    List<MatchResult> entries =
        Pattern.compile("x=\"([0-9.]+)\" y=\"([0-9.]+)\"[^>]*>a rather long name")
            .matcher(plot(5, names))
            .results()
            .toList();
    assertThat(entries).hasSize(9).allMatch(e -> Double.parseDouble(e.group(1)) < 640 - 20 * 6.4);
    assertThat(entries.stream().map(e -> e.group(2)).distinct()).hasSize(3);
    assertThat(entries.stream().map(e -> e.group(1) + " " + e.group(2)).distinct()).hasSize(9);
  }

  @Test
  void namesCurvesOfOneNameOnce() {
    assertThat(count(plot(5, "minmax", "minmax"), ">minmax<")).isEqualTo(1);
  }
}
