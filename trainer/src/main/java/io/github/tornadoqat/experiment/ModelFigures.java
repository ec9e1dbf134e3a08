package io.github.tornadoqat.experiment;

import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.train.TensorCutter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Measures tensors one after the other, the slices of each on several threads. */
final class ModelFigures implements AutoCloseable {
  private final Backend backend;
  private final TensorCutter.Unit granularity;
  private final StartFigures starts;
  private final ExecutorService threads;

  ModelFigures(Backend backend, AdviceConfig config) {
    this.backend = backend;
    this.granularity = config.granularity();
    this.starts = new StartFigures(backend, config.grid());
    this.threads =
        Executors.newFixedThreadPool(
            backend.concurrency(), Thread.ofPlatform().daemon().name("qat-advise-", 0).factory());
  }

  /**
   * Measures one.
   *
   * @throws io.github.tornadoqat.train.StartingRanges.NonFiniteException if a value is NaN or
   *     infinite
   */
  TensorFigures of(TensorSource source, TensorInfo info, Progress bar) throws InterruptedException {
    float[] values = Tensors.read(source, info);
    SummaryStatistics statistics = new SummaryStatistics();
    for (float v : values) {
      statistics.addValue(v);
    }
    TensorCutter cutter = Tensors.cutter(values, info, granularity, backend);
    List<Future<List<RangeFigures>>> slices = new ArrayList<>();
    for (int i = 0; i < cutter.count(); i++) {
      int index = i;
      slices.add(threads.submit(() -> starts.of(cutter.slice(index))));
    }
    List<RangeFigures> ranges = new ArrayList<>();
    try {
      for (Future<List<RangeFigures>> slice : slices) {
        ranges.addAll(slice.get());
        bar.advance(info.elements() / slices.size());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      slices.forEach(slice -> slice.cancel(true));
    }
    return new TensorFigures(info, statistics, ranges);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
