package io.github.tornadoqat.train;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.quantizer.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Learns the ranges of whole tensors, slice by slice on several threads, under one or more sets of
 * options that share the data and the search for the least error.
 */
public final class TensorLearner implements AutoCloseable {
  private final Backend backend;
  private final List<LearnOptions> options;
  private final String init;
  private final ExecutorService threads;

  /**
   * @param backend where kernels run
   * @param options what to learn; they share grid and zero-point handling
   * @param init where to start: {@code minmax}, {@code mse}, or what {@code Observers} takes
   */
  public TensorLearner(Backend backend, List<LearnOptions> options, String init) {
    this.backend = backend;
    this.options = List.copyOf(options);
    this.init = init;
    this.threads =
        Executors.newFixedThreadPool(
            backend.concurrency(), Thread.ofPlatform().daemon().name("qat-learn-", 0).factory());
  }

  /**
   * Learns one tensor.
   *
   * @param cutter the tensor
   * @param progress told the elements of a slice times the options when it is done
   * @return the results, in the order of the options
   * @throws StartingRanges.NonFiniteException if a value is NaN or infinite
   */
  public LearnedTensor learn(TensorCutter cutter, Consumer<Long> progress)
      throws InterruptedException {
    List<Future<LearnedTensor>> slices = new ArrayList<>();
    for (int i = 0; i < cutter.count(); i++) {
      int index = i;
      slices.add(
          threads.submit(
              () -> {
                Slice slice = cutter.slice(index);
                LearnedTensor learned = learn(slice);
                progress.accept((long) slice.values().length * options.size());
                return learned;
              }));
    }
    try {
      List<LearnedTensor> parts = new ArrayList<>(slices.size());
      for (Future<LearnedTensor> slice : slices) {
        parts.add(slice.get());
      }
      return LearnedTensor.join(parts);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      slices.forEach(s -> s.cancel(true));
    }
  }

  private LearnedTensor learn(Slice slice) {
    LearnOptions first = options.getFirst();
    boolean symmetric = first.parameterization().isSymmetric();
    List<Range> data = StartingRanges.ofData(backend, slice);
    MseSearch search =
        new MseSearch(backend, slice, first.grid(), first.clampZeroPoint(), symmetric, data).run();
    List<Range> starts =
        switch (init) {
          case "minmax" -> data;
          case "mse" -> search.ranges();
          default -> StartingRanges.observed(slice, init, first.grid());
        };
    List<LearnedSlice> learned = RangeLearner.learn(backend, slice, options, starts);
    return new LearnedTensor(slice.values().length, squares(slice), search.losses(), learned);
  }

  private static WideSums squares(Slice slice) {
    WideSums sum = new WideSums(1);
    for (float v : slice.values()) {
      sum.add(0, (double) v * v);
    }
    return sum;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
