package io.github.tornadoqat.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.LearnedRanges;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LearningTraceTest {
  private static LearningTrace of(double... losses) {
    LearningTrace trace = new LearningTrace(losses.length - 1);
    for (int i = 0; i < losses.length; i++) {
      double[] halves = {losses[i] / 4, losses[i] / 4 * 3};
      trace.add(i, halves, encodings(new Range(-i, 2 * i), new Range(-2 * i, i)));
      trace.addClipped(i, i, 2L * i);
    }
    return trace;
  }

  private static LearnedRanges encodings(Range... ranges) {
    List<Setup> setups =
        Stream.of(ranges).map(r -> new Setup(r, IntegerGrid.unsigned(4), true)).toList();
    LearnedRanges learned = new LearnedRanges(Parameterizations.of("minmax"), setups);
    assertThat(learned.encode()).isZero();
    return learned;
  }

  @Test
  void holdsTheStartAndEveryStep() {
    LearningTrace trace = of(5, 4, 3);
    assertThat(trace.steps()).isEqualTo(2);
    assertThat(trace.loss(0)).isEqualTo(5);
    assertThat(trace.min(2)).isCloseTo(-2 - 4, within(1e-14));
    assertThat(trace.max(2)).isCloseTo(4 + 2, within(1e-14));
    assertThat(trace.zeroPoint(2)).isEqualTo(5 + 10);
    assertThat(trace.below(2)).isEqualTo(2);
    assertThat(trace.above(2)).isEqualTo(4);
    assertThat(trace.clipped(2)).isEqualTo(6);
  }

  @Test
  void staysFromTheLastExcursionOn() {
    assertThat(of(9, 1, 9, 2, 1, 1).stepsToStayWithin(2)).isEqualTo(3);
    assertThat(of(9, 1, 9, 2, 1, 1).stepsToStayWithin(1.5)).isEqualTo(4);
    assertThat(of(1, 1, 1).stepsToStayWithin(1)).isZero();
    assertThat(of(1, 1, 1.01).stepsToStayWithin(1)).isEqualTo(-1);
    assertThat(of(3, 2).stepsToStayWithin(2)).isEqualTo(1);
    assertThat(of(0).stepsToStayWithin(0)).isZero();
  }

  @Test
  void aLossThatIsNoNumberIsNotWithin() {
    assertThat(of(1, Double.NaN, 1).stepsToStayWithin(2)).isEqualTo(2);
    assertThat(of(1, Double.NaN).stepsToStayWithin(2)).isEqualTo(-1);
  }

  @Test
  void addsStepByStep() {
    LearningTrace sum = of(5, 4, 3);
    sum.add(of(1, 1, 0.5));
    assertThat(sum.loss(0)).isEqualTo(6);
    assertThat(sum.loss(2)).isEqualTo(3.5);
    assertThat(sum.min(1)).isCloseTo(2 * (-1 - 2), within(1e-14));
    assertThat(sum.max(1)).isCloseTo(2 * (2 + 1), within(1e-14));
    assertThat(sum.zeroPoint(2)).isEqualTo(2 * (5 + 10));
    assertThat(sum.below(2)).isEqualTo(4);
    assertThat(sum.above(2)).isEqualTo(8);
  }
}
