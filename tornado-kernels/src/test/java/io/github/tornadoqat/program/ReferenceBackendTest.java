package io.github.tornadoqat.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.DoubleOracle.Element;
import io.github.tornadoqat.program.DoubleOracle.Term;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle against hand-made answers and against double precision. */
final class ReferenceBackendTest {
  private static final EncodingCase E = new EncodingCase(0.5f, 0, 7, 3);

  private static List<Object> run(OpKind kind, Rounding mode, EncodingCase e, float... x) {
    try (Backend oracle = new ReferenceBackend();
        Workbench w = new Workbench(oracle, Residency.STEP)) {
      TensorCase tensor = new TensorCase(Shape.of(x.length), Granularity.perTensor());
      Scenario s = Scenario.of(kind, tensor, mode, List.of(e), Values.BELL, 0);
      Op op = kind.bind(s, w);
      w.x(s).put(x);
      oracle.compile(Program.of(op)).execute();
      return Workbench.read(op);
    }
  }

  private static float[] floats(OpKind kind, Rounding mode, float... x) {
    return (float[]) run(kind, mode, E, x).getFirst();
  }

  @Test
  void fakeQuantizesByHand() {
    float[] x = {-9f, -1.5f, -1.25f, -0.75f, -0.1f, 0.25f, 0.75f, 1.9f, 2.2f, 2.5f};
    float[] y = {-1.5f, -1.5f, -1f, -1f, 0f, 0f, 1f, 2f, 2f, 2f};
    Bits.assertSame("by hand", floats(OpKind.FAKE_QUANTIZE, Rounding.HALF_EVEN, x), y);
  }

  @Test
  void keepsNanAndClipsInfinities() {
    float[] x = {Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};
    float[] y = {Float.NaN, -1.5f, 2f};
    Bits.assertSame("values", floats(OpKind.FAKE_QUANTIZE, Rounding.HALF_EVEN, x), y);
    List<Object> codes = run(OpKind.QUANTIZE, Rounding.HALF_EVEN, E, x);
    Object expected =
        codes.getFirst() instanceof byte[] ? new byte[] {3, 0, 7} : new short[] {3, 0, 7};
    Bits.assertSame("codes", codes, List.of(expected, new int[] {1}));
  }

  @ParameterizedTest
  @CsvSource({
    "HALF_EVEN, -2.5, -2",
    "HALF_EVEN, -0.5, 0",
    "HALF_EVEN, 0.5, 0",
    "HALF_EVEN, 1.5, 2",
    "HALF_EVEN, 0.49999997, 0",
    "HALF_EVEN, 8388607.5, 8388608",
    "HALF_EVEN, 1e30, 1e30",
    "HALF_AWAY, -2.5, -3",
    "HALF_AWAY, -0.5, -1",
    "HALF_AWAY, 0.5, 1",
    "HALF_AWAY, 2.5, 3",
    "HALF_AWAY, 0.49999997, 0",
    "HALF_AWAY, -0.49999997, 0",
    "HALF_AWAY, 8388609, 8388609",
    "FLOOR, -0.1, -1",
    "FLOOR, 0.9, 0",
    "FLOOR, -1e-45, -1",
    "FLOOR, -16777216, -16777216",
    "CEIL, -0.9, 0",
    "CEIL, 0.1, 1",
    "CEIL, 1e-45, 1",
    "CEIL, -3, -3",
    "STOCHASTIC, 4, 4",
    "STOCHASTIC, -3, -3",
    "STOCHASTIC, 1e30, 1e30",
    "HALF_EVEN, -0.0, 0",
    "HALF_AWAY, -0.0, 0",
    "FLOOR, -0.0, 0",
    "CEIL, -0.0, 0",
    "STOCHASTIC, -0.0, 0"
  })
  void roundsByHand(Rounding mode, float x, float y) {
    Bits.assertSame(mode + " of " + x, floats(OpKind.ROUND, mode, x), new float[] {y});
  }

  @Test
  void roundsStochasticallyWithTheRightMean() {
    float[] x = new float[100_000];
    Arrays.fill(x, -1.7f);
    double mean = 0;
    for (float y : floats(OpKind.ROUND, Rounding.STOCHASTIC, x)) {
      assertThat(y).isIn(-2f, -1f);
      mean += y / x.length;
    }
    // The standard error is sqrt(0.21 / 100,000).
    assertThat(mean).isCloseTo(-1.7, within(0.006));
  }

  @Test
  void stepsByHand() {
    // Steps −4 (below), −2, 2 (by 0.25·2 = 0.5 up to even) and 5 (above), with their differences.
    List<Object> outputs =
        run(OpKind.MSE_STEP, Rounding.HALF_EVEN, E, -2f, -1f, 0.75f, 2.5f, Float.NaN);
    Bits.assertSame("counts", outputs.get(1), new int[] {1, 1, 1});
    float[] sums = {Float.NaN, 0.5f, -0.5f, 0.25f + 0.25f};
    Bits.assertSame("inside, L, H, outside", outputs.getFirst(), sums);
    outputs = run(OpKind.MSE_STEP, Rounding.HALF_EVEN, E, -2f, -1f, 0.75f, 2.5f);
    sums[0] = 0.0625f;
    Bits.assertSame("inside, L, H, outside", outputs.getFirst(), sums);
  }

  @Test
  void observesByHand() {
    float[] x = {Float.NaN, 0f, -0f, 3f, -1.5f, 2f, -9f};
    List<Object> range = run(OpKind.MIN_MAX, Rounding.HALF_EVEN, E, x);
    Bits.assertSame("range", range, List.of(new float[] {-9f, 3f}, new int[] {1}));
    range = run(OpKind.MIN_MAX, Rounding.HALF_EVEN, E, 0f, -0f);
    Bits.assertSame("zeros", range, List.of(new float[] {-0f, 0f}, new int[] {0}));
    // One bin from −1.5 to 2.
    List<Object> counts = run(OpKind.HISTOGRAM, Rounding.HALF_EVEN, E, x);
    Bits.assertSame("histogram", counts, List.of(new int[] {4, 1, 1, 1}));
  }

  @Test
  void sumsAreWithinTheBoundsOfSinglePrecision() {
    long seed = 1;
    for (TensorCase tensor : TensorCase.awkward()) {
      for (int i = 0; i < 4; i++) {
        assertRegions(ordinary(OpKind.RANGE_GRADIENT, tensor, seed++));
        assertRegions(ordinary(OpKind.MSE_STEP, tensor, seed++));
        assertMoments(ordinary(OpKind.MOMENTS, tensor, seed++));
      }
    }
  }

  /** Far from ties, and with scales whose powers float32 can hold. */
  private static Scenario ordinary(OpKind kind, TensorCase tensor, long seed) {
    List<EncodingCase> encodings =
        Scenario.random(kind, tensor, Values.ROUND_SAFE, seed).encodings().stream()
            .map(e -> e.scale() > 1e-5 && e.scale() < 1e5 ? e : e.withScale(0.3f))
            .toList();
    return Scenario.of(kind, tensor, Rounding.HALF_EVEN, encodings, Values.ROUND_SAFE, seed);
  }

  private static void assertRegions(Scenario s) {
    List<Object> outputs = Workbench.expected(s);
    boolean mse = s.kind() == OpKind.MSE_STEP;
    float[] sums = (float[]) outputs.get(mse ? 0 : 1);
    for (int row = mse ? 1 : 0; row < 3; row++) {
      int n = row;
      assertRow(
          s,
          sums,
          row,
          i -> {
            Element x = element(s, i);
            return x.region(n, mse ? x.difference() : new Term(s.upstream()[i], 0));
          });
    }
    if (mse) {
      assertRow(s, sums, 0, i -> squaredError(element(s, i), true));
      assertRow(s, sums, 3, i -> squaredError(element(s, i), false));
    }
  }

  private static Term squaredError(Element x, boolean inside) {
    return x.inside() == inside ? DoubleOracle.square(x.difference()) : Term.ZERO;
  }

  private static Element element(Scenario s, int i) {
    return new Element(s.x()[i], s.encodings().get(s.membership().sequence(i)));
  }

  private static void assertMoments(Scenario s) {
    try (Backend oracle = new ReferenceBackend();
        Workbench w = new Workbench(oracle, Residency.CONSTANT)) {
      StatisticsOp.Moments op = (StatisticsOp.Moments) s.kind().bind(s, w);
      oracle.compile(Program.of(op)).execute();
      float[] centre = (float[]) Workbench.read(op.centre());
      float[] sums = (float[]) Workbench.read(op.sums());
      for (int row = 0; row < 4; row++) {
        int n = row + 1;
        assertRow(
            s,
            sums,
            row,
            i -> DoubleOracle.power((double) s.x()[i] - centre[s.membership().sequence(i)], n));
      }
    }
  }

  private static void assertRow(Scenario s, float[] sums, int row, IntFunction<Term> terms) {
    Membership m = s.membership();
    DoubleOracle exact = new DoubleOracle(m.totalChunks());
    for (int i = 0; i < m.elements(); i++) {
      exact.add(m.chunk(i), terms.apply(i));
    }
    assertThat(exact.worst(sums, row * m.totalChunks())).as(s + " row " + row).isLessThan(1);
  }
}
