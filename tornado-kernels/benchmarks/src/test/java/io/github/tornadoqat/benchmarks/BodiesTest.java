package io.github.tornadoqat.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Crew;
import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Grouping;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is timed gives the right answers, on a size that takes several slices and chunks. */
class BodiesTest {
  private static final int ELEMENTS = 1 << 19;

  /** Float32 sums in several orders, against terms added in double. */
  private static final double TOLERANCE = 1e-6;

  /** The same through autograd, where ∂scale and ∂zero point cancel. */
  private static final double AUTOGRAD_TOLERANCE = 2e-3;

  private static final Data DATA = Data.random(ELEMENTS, 3);

  private static Backend backend;
  private static Crew crew;

  @BeforeAll
  static void open() {
    Torch.setThreads(2);
    backend = Backends.open("host", 2);
    crew = new Crew(2);
  }

  @AfterAll
  static void close() {
    crew.close();
    backend.close();
  }

  static Stream<Arguments> cases() {
    return Stream.of(Grouping.values())
        .flatMap(g -> Stream.of(Kind.values()).map(k -> Arguments.of(k, g)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyContenderAgreesWithTheFormulas(Kind kind, Grouping grouping) {
    Case work = Oracle.withoutTies(Case.of(kind, grouping, DATA));
    Oracle oracle = new Oracle(work);
    try (Lineup lineup = new Lineup(backend, crew, work)) {
      for (Contender contender : lineup.contenders()) {
        if (!(contender instanceof Ceiling)) {
          boolean isAutograd = kind == Kind.MSE_STEP && Names.isLibtorch(contender.name());
          check(contender, oracle, isAutograd ? AUTOGRAD_TOLERANCE : TOLERANCE);
        }
      }
    }
  }

  private static void check(Contender contender, Oracle oracle, double tolerance) {
    // Twice: a body that leaves something behind is wrong the second time.
    contender.run();
    Contender.Result result = contender.result();
    assertThat(differing(result.values(), oracle.values)).as(contender.name()).isZero();
    assertThat(result.sums()).as(contender.name()).hasSameSizeAs(oracle.sums);
    double worst = 0;
    for (int i = 0; i < oracle.sums.length; i++) {
      double error = Math.abs(result.sums()[i] - oracle.sums[i]);
      worst = Math.max(worst, error == 0 ? 0 : error / oracle.magnitudes[i]);
    }
    assertThat(worst).as(contender.name()).isLessThanOrEqualTo(tolerance);
  }

  /** Elements that differ; zeros of either sign are equal, since libtorch masks by a product. */
  private static long differing(float[] actual, float[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    return IntStream.range(0, actual.length).filter(i -> actual[i] != expected[i]).count();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COLUMN")
  void forwardHasTheBitsOfLibtorch(Grouping grouping) {
    Case work = Case.of(Kind.FORWARD, grouping, DATA);
    try (Lineup lineup = new Lineup(backend, crew, work)) {
      List<Contender> all = lineup.contenders();
      int[] expected = bits(find(all, Names.LIBTORCH));
      for (String name :
          List.of(HostContender.NAME, Names.LIBTORCH_SLICED, Names.LIBTORCH_COMPOSED)) {
        assertThat(Arrays.mismatch(bits(find(all, name)), expected)).as(name).isEqualTo(-1);
      }
    }
  }

  private static Contender find(List<Contender> all, String name) {
    return all.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  private static int[] bits(Contender contender) {
    float[] values = contender.result().values();
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  @Test
  void ceilingsCopyAndSum() {
    float[] x = Data.random((1 << 18) + 13, 5).x();
    double sum = 0;
    for (float v : x) {
      sum += v;
    }
    for (Contender copy : Ceiling.copies(crew, x)) {
      copy.run();
      assertThat(Arrays.mismatch(copy.result().values(), x)).as(copy.name()).isEqualTo(-1);
    }
    for (Contender read : Ceiling.reads(crew, x)) {
      read.run();
      assertThat(Math.abs(read.result().sums()[0] - sum)).as(read.name()).isLessThan(0.1);
    }
  }
}
