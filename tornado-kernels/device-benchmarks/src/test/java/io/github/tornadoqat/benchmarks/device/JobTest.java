package io.github.tornadoqat.benchmarks.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Grouping;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.benchmarks.work.Ranges;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Op;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JobTest {
  private static final Data DATA = Data.random(1 << 18, 3);

  static Stream<Arguments> cases() {
    return Stream.of(Grouping.values())
        .flatMap(g -> Stream.of(Kind.values()).map(k -> Arguments.of(k, g)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isTheSameOnTheSameBackend(Kind kind, Grouping grouping) {
    try (Backend one = Backends.open("host", 1);
        Backend other = Backends.open("host", 2)) {
      assertThat(Job.difference(one, other, Case.of(kind, grouping, DATA))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void differsWhereTheTensorDoes(Kind kind, Grouping grouping) {
    float[] x = DATA.x().clone();
    x[77_777] += 1;
    Case work = Case.of(kind, grouping, DATA);
    Case changed = new Case(kind, grouping, new Data(x, DATA.upstream()), work.ranges());
    try (Backend backend = Backends.open("host", 2)) {
      try (Job one = Job.readable(backend, work);
          Job other = Job.readable(backend, changed)) {
        one.plan().execute();
        other.plan().execute();
        assertThat(one.difference(other)).startsWith("output ").contains(" and not ");
      }
    }
  }

  @Test
  void theSetHasEveryOpAndRuns() {
    try (Backend backend = Backends.open("host", 2)) {
      OpSet set = new OpSet(backend);
      assertThat(set.ops().stream().map(Op::name))
          .containsExactlyInAnyOrder(
              kinds(Op.class)
                  .filter(kind -> backend.supports(kind.asSubclass(Op.class)))
                  .map(Class::getSimpleName)
                  .toArray(String[]::new));
      assertThat(set.compile()).isPositive();
      assertThat(set.execute()).hasSizeGreaterThan(1000).doesNotContain(0);
    }
  }

  private static Stream<Class<?>> kinds(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(JobTest::kinds)
        : Stream.of(type);
  }

  @Test
  void everyRangeHasAZeroPointOnItsGrid() {
    Ranges ranges = Case.of(Kind.FORWARD, Grouping.CHANNEL, DATA).ranges();
    assertThat(ranges.count()).isEqualTo(Grouping.CHANNELS);
    for (int i = 0; i < ranges.count(); i++) {
      assertThat(ranges.zeroPoint(i)).isBetween((float) Ranges.QMIN, (float) Ranges.QMAX);
    }
  }
}
