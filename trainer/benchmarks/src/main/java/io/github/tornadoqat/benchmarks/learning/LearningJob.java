package io.github.tornadoqat.benchmarks.learning;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.train.GradientScaling;
import io.github.tornadoqat.train.LearnOptions;
import io.github.tornadoqat.train.LearningRates;
import io.github.tornadoqat.train.OptimizerOptions;
import io.github.tornadoqat.train.RangeLearner;
import io.github.tornadoqat.train.Schedule;
import io.github.tornadoqat.train.Slice;
import io.github.tornadoqat.train.StartingRanges;
import io.github.tornadoqat.train.TensorCutter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A tensor's ranges to learn, slice by slice on several threads as {@code TensorLearner} does it,
 * without its search: evaluators and starts are made beforehand.
 */
final class LearningJob implements AutoCloseable {
  /** What learns side by side: as in scripts/demo, the default first. */
  static final List<String> PARAMETERIZATIONS =
      List.of("beta-gamma", "minmax", "scale-offset", "beta-gamma-sigmoid");

  private static final int BITS = 4;

  private final List<Part> parts = new ArrayList<>();
  private final Backend backend;
  private final int sideBySide;
  private final ExecutorService threads;

  /** A slice, and what its ranges start from. */
  private record Part(Slice slice, List<Range> starts) {}

  /**
   * @param cutter the tensor
   * @param sideBySide how many parameterizations learn
   */
  LearningJob(Backend backend, TensorCutter cutter, int sideBySide) {
    this.backend = backend;
    this.sideBySide = sideBySide;
    this.threads =
        Executors.newFixedThreadPool(
            backend.concurrency(), Thread.ofPlatform().daemon().name("learn-", 0).factory());
    for (int i = 0; i < cutter.count(); i++) {
      Slice slice = cutter.slice(i);
      parts.add(new Part(slice, StartingRanges.ofData(backend, slice)));
    }
  }

  /** How a parameterization learns. */
  static LearnOptions options(String parameterization, LearningRates rates, int steps) {
    return new LearnOptions(
        Parameterizations.of(parameterization),
        IntegerGrid.unsigned(BITS),
        true,
        OptimizerOptions.of(OptimizerOptions.Kind.ADAM),
        rates,
        new Schedule.Constant(),
        GradientScaling.NONE,
        steps);
  }

  /** How often so many steps execute the program: also before the first and after the last. */
  static int executions(int steps) {
    return steps + 2;
  }

  /** Learns from the start. */
  void learn(int steps) {
    List<LearnOptions> options =
        PARAMETERIZATIONS.subList(0, sideBySide).stream()
            .map(p -> options(p, LearningRates.ADVISED, steps))
            .toList();
    List<Future<?>> running = new ArrayList<>();
    for (Part part : parts) {
      running.add(
          threads.submit(() -> RangeLearner.learn(backend, part.slice, options, part.starts)));
    }
    try {
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
