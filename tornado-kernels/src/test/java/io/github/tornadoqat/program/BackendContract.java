package io.github.tornadoqat.program;

import io.github.tornadoqat.math.Rounding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every backend must do: give the bits of {@link ReferenceBackend}, whatever the shape, the
 * values, the number of threads and the plans that run beside. An op that the backend declares
 * unsupported shows as a skipped test.
 *
 * <p>{@code -Dqat.seed} and {@code -Dqat.cases} set the random programs. Program i draws from
 * {@code seed + i}, so a failing one is alone repeated by its own seed and one case.
 */
public abstract class BackendContract extends BackendGrids {
  private static final long SEED = Long.getLong("qat.seed", 20_240_416L);
  private static final int CASES = Integer.getInteger("qat.cases", 300);

  /** Shapes that an op is tried on. */
  protected List<TensorCase> awkwardShapes(OpKind kind) {
    return TensorCase.awkward();
  }

  /** One in so many shapes, others for other ops: for backends that are slow. */
  protected static List<TensorCase> share(OpKind kind, int parts) {
    List<TensorCase> all = TensorCase.awkward();
    return IntStream.range(0, all.size())
        .filter(i -> (i + kind.name().length()) % parts == 0)
        .mapToObj(all::get)
        .toList();
  }

  /** Programs that {@link #agreesOnRandomPrograms} makes. */
  protected int randomPrograms() {
    return CASES;
  }

  @ParameterizedTest
  @EnumSource
  void agreesOnAwkwardShapes(OpKind kind) {
    agreesOnShapes(open(3), kind, awkwardShapes(kind));
  }

  /**
   * An op agrees on some shapes. One plan a shape: its steps must leave nothing to the next.
   *
   * @param backend closed at the end
   */
  public static void agreesOnShapes(Backend backend, OpKind kind, List<TensorCase> tensors) {
    Trial.of(
        backend,
        trial -> {
          long seed = SEED;
          for (TensorCase tensor : tensors) {
            Scenario s = Scenario.random(kind, tensor, Values.ALL_NAN, seed++);
            Scenario after = s.with(Values.SPREAD);
            trial.agreesInTurn(
                List.of(
                    s,
                    after,
                    after.with(Values.SPECIAL),
                    after,
                    after,
                    after.with(Values.BELL),
                    s,
                    after.with(Values.TIES)));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"FAKE_QUANTIZE", "QUANTIZE", "DEQUANTIZE", "RANGE_GRADIENT", "MSE_STEP"})
  void agreesOnEveryGridAndRounding(OpKind kind) {
    List<Scenario> all = new ArrayList<>();
    for (int bits = 1; bits <= 16; bits++) {
      for (EncodingCase.Grid grid : EncodingCase.Grid.values()) {
        if (grid.has(bits)) {
          all.addAll(onGrid(kind, grid, bits));
        }
      }
    }
    Trial.of(open(1), trial -> trial.agreesInTurns(all));
  }

  private static List<Scenario> onGrid(OpKind kind, EncodingCase.Grid grid, int bits) {
    EncodingCase e = grid.with(bits, 1f, 0);
    int[] zeroPoints = {e.qmin(), (e.qmin() + e.qmax() + 1) / 2, e.qmax(), e.qmax() + 2};
    TensorCase tensor = new TensorCase(Shape.of(107), Granularity.perTensor());
    List<Scenario> all = new ArrayList<>();
    for (Rounding mode : Rounding.values()) {
      for (int z : zeroPoints) {
        EncodingCase exact = grid.with(bits, 0.25f, z);
        List<EncodingCase> odd = List.of(grid.with(bits, 0.013f, z));
        all.add(Scenario.of(kind, tensor, mode, List.of(exact), Values.TIES, SEED + z));
        all.add(Scenario.of(kind, tensor, mode, odd, Values.SPECIAL, SEED + z));
      }
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void agreesOnExtremeValuesAndScales(OpKind kind) {
    TensorCase tensor = new TensorCase(Shape.of(3, 1367), Granularity.perChannel(0));
    List<Scenario> all = new ArrayList<>();
    for (float scale : new float[] {1e-37f, 1e-30f, 1f, 1e30f, 1e33f}) {
      EncodingCase wide = EncodingCase.Grid.SIGNED.with(16, scale, 3);
      EncodingCase narrow = EncodingCase.Grid.UNSIGNED.with(2, scale, 1);
      List<EncodingCase> encodings = List.of(wide, narrow, wide);
      for (Rounding mode : Rounding.values()) {
        for (Values values : Values.values()) {
          all.add(Scenario.of(kind, tensor, mode, encodings, values, SEED));
        }
      }
    }
    Trial.of(open(2), trial -> trial.agreesInTurns(all));
  }

  @ParameterizedTest
  @EnumSource
  void hasTheSameBitsOnAnyNumberOfThreads(OpKind kind) {
    Rounding[] modes = {Rounding.HALF_EVEN, Rounding.STOCHASTIC, Rounding.CEIL};
    List<TensorCase> tensors = TensorCase.large();
    onAllThreads(
        trials -> {
          for (int i = 0; i < tensors.size(); i++) {
            Rounding mode = modes[i % modes.length];
            agree(trials, Scenario.random(kind, tensors.get(i), Values.SPREAD, SEED).with(mode));
          }
          for (Values values : new Values[] {Values.SPECIAL, Values.ZEROS}) {
            agree(trials, Scenario.random(kind, tensors.getFirst(), values, SEED));
          }
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"RANGE_GRADIENT", "MSE_STEP", "MSE_TRIALS"})
  void sumsShortGroups(OpKind kind) {
    sums(kind, TensorCase.shortGroups());
  }

  @ParameterizedTest
  @EnumSource(names = {"RANGE_GRADIENT", "MSE_STEP", "MSE_TRIALS"})
  void sumsSequencesSideBySide(OpKind kind) {
    sums(kind, TensorCase.sideBySide());
  }

  private void sums(OpKind kind, List<TensorCase> tensors) {
    Values[] all = {Values.SPREAD, Values.BELL, Values.SPECIAL, Values.RARE_NAN, Values.ZEROS};
    onAllThreads(
        trials -> {
          for (TensorCase tensor : tensors) {
            for (Values values : all) {
              Scenario s = Scenario.random(kind, tensor, values, SEED);
              agree(trials, s.with(Rounding.HALF_EVEN));
            }
          }
        });
  }

  /** Numbers of threads that must make no difference. */
  protected int[] threadCounts() {
    return new int[] {1, 2, 3, 8};
  }

  private void onAllThreads(Consumer<List<Trial>> body) {
    Trial.ofAll(IntStream.of(threadCounts()).mapToObj(this::open).toList(), body);
  }

  private static void agree(List<Trial> trials, Scenario s) {
    List<Object> expected = Workbench.expected(s);
    trials.forEach(trial -> trial.agreesEachTime(s, expected, 2));
  }

  @Test
  void agreesOnRandomPrograms() {
    System.out.println(getClass().getSimpleName() + ": -Dqat.seed=" + SEED);
    onAllThreads(
        trials -> {
          for (int i = 0; i < randomPrograms(); i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            List<Scenario> scenarios =
                random.longs(random.nextInt(1, 4)).mapToObj(Scenario::random).toList();
            trials
                .get(random.nextInt(trials.size()))
                .agreesTogether("-Dqat.seed=" + (SEED + i), scenarios);
          }
        });
  }

  @Test
  void runsPlansSideBySide() {
    TensorCase tensor = new TensorCase(Shape.of(37, 5003), Granularity.perChannel(0));
    Trial.of(
        open(2),
        trial -> {
          List<Scenario> scenarios =
              Stream.of(OpKind.values())
                  .map(kind -> Scenario.random(kind, tensor, Values.SPREAD, SEED))
                  .toList();
          CyclicBarrier start = new CyclicBarrier(scenarios.size());
          List<Callable<Void>> tasks = new ArrayList<>();
          for (Scenario s : scenarios) {
            List<Object> expected = Workbench.expected(s);
            tasks.add(
                () -> {
                  start.await();
                  trial.agreesEachTime(s, expected, 5);
                  return null;
                });
          }
          runAll(tasks);
        });
  }

  private static void runAll(List<Callable<Void>> tasks) {
    try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
