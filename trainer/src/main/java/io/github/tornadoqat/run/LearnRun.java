package io.github.tornadoqat.run;

import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.math.CounterRandom;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.train.LearnedSlice;
import io.github.tornadoqat.train.LearnedTensor;
import io.github.tornadoqat.train.StartingRanges.NonFiniteException;
import io.github.tornadoqat.train.TensorCutter;
import io.github.tornadoqat.train.TensorLearner;
import java.util.ArrayList;
import java.util.List;

/** Learns the ranges of a model's tensors, one tensor in memory at a time. */
public final class LearnRun {
  /** Tensors whose histograms and curves the report draws. */
  private static final int DRAWN = 12;

  private final LearnConfig config;
  private final Backend backend;
  private final LearnCheckpoint checkpoint;

  /**
   * @param checkpoint what is finished already, and where to keep what will be
   */
  public LearnRun(LearnConfig config, Backend backend, LearnCheckpoint checkpoint) {
    this.config = config;
    this.backend = backend;
    this.checkpoint = checkpoint;
  }

  /**
   * Runs.
   *
   * @throws BadInputException if the model can't be read, no tensor is selected, or a tensor holds
   *     NaN or infinite values
   */
  public LearnResult run(Progress.Factory progress) throws InterruptedException {
    try (TensorSource source = TensorSource.open(config.model());
        TensorLearner learner = new TensorLearner(backend, config.options(), config.init())) {
      List<TensorInfo> selected = config.tensors().selectSome(source, config.model());
      long units = selected.stream().mapToLong(TensorInfo::elements).sum();
      List<TensorOutcome> outcomes = new ArrayList<>();
      try (Progress bar = progress.start("learn", units * config.parameterizations().size())) {
        for (int i = 0; i < selected.size(); i++) {
          bar.at(selected.get(i).label());
          outcomes.addAll(
              learn(source, selected.get(i), i, learner, isDrawn(i, selected.size()), bar));
        }
      }
      return new LearnResult(
          config, backend.device(), outcomes, config.tensors().quantized(source));
    }
  }

  /** Evenly spread over the tensors, all of them if they are few. */
  private static boolean isDrawn(int i, int tensors) {
    int drawn = Math.min(DRAWN, tensors);
    return i * drawn / tensors != (i + 1) * drawn / tensors;
  }

  private List<TensorOutcome> learn(
      TensorSource source,
      TensorInfo info,
      int index,
      TensorLearner learner,
      boolean drawn,
      Progress bar)
      throws InterruptedException {
    float[] values = Tensors.read(source, info);
    TensorCutter cutter = Tensors.cutter(values, info, config.granularity(), backend);
    LearnedTensor learned = checkpoint.find(info, values).orElse(null);
    if (learned != null) {
      bar.advance(info.elements() * config.parameterizations().size());
    } else {
      learned = learn(cutter, info, learner, bar);
      checkpoint.keep(info, values, learned);
    }
    List<TensorOutcome> outcomes = new ArrayList<>();
    for (int k = 0; k < learned.learned().size(); k++) {
      LearnedSlice slice = learned.learned().get(k);
      int range = pick(index, slice.encodings().size());
      outcomes.add(
          new TensorOutcome(
              info,
              config.parameterizations().get(k).name(),
              learned,
              slice,
              drawn
                  ? Histograms.of(cutter.range(range), range, slice.encodings().get(range))
                  : null));
    }
    return outcomes;
  }

  private LearnedTensor learn(
      TensorCutter cutter, TensorInfo info, TensorLearner learner, Progress bar)
      throws InterruptedException {
    try {
      return learner.learn(cutter, bar::advance);
    } catch (NonFiniteException e) {
      throw new BadInputException(
          config.model(), "tensor " + info.label(), e.getMessage(), "finite values");
    } catch (BackendException e) {
      throw Tensors.failed(info, e);
    }
  }

  /** The range that the report draws, by the seed. */
  private int pick(int tensor, int ranges) {
    return (int) (CounterRandom.uniform(config.seed(), 0, tensor) * ranges);
  }
}
