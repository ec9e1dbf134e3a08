package io.github.tornadoqat.advice;

import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.run.Progress;
import io.github.tornadoqat.run.SideBySide;
import io.github.tornadoqat.run.Tensors;
import io.github.tornadoqat.train.Slice;
import io.github.tornadoqat.train.TensorCutter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Measures tensors one after the other, the slices of each on several threads. */
final class ModelFigures {
  private final Backend backend;
  private final TensorCutter.Unit granularity;
  private final StartFigures starts;
  private final Contenders contenders;

  ModelFigures(Backend backend, AdviceConfig config) {
    this.backend = backend;
    this.granularity = config.granularity();
    this.starts = new StartFigures(backend, config);
    this.contenders = Contenders.of(config.scheme());
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
    Map<Integer, List<RangeFigures>> slices = new ConcurrentSkipListMap<>();
    SideBySide.run(
        IntStream.range(0, cutter.count()).boxed().toList(),
        backend.concurrency(),
        i -> {
          Slice slice = cutter.slice(i);
          slices.put(i, starts.of(slice));
          bar.advance(slice.values().length);
        });
    return new TensorFigures(
        info, statistics, contenders, slices.values().stream().flatMap(List::stream).toList());
  }
}
