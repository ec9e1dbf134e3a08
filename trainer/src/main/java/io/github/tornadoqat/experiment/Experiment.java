package io.github.tornadoqat.experiment;

import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.train.BestEncoding;
import io.github.tornadoqat.train.LearnedSlice;
import io.github.tornadoqat.train.MseEvaluator;
import io.github.tornadoqat.train.RangeLearner;
import io.github.tornadoqat.train.Slice;
import io.github.tornadoqat.train.StartingRanges.NonFiniteException;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs controlled experiments: one range of some data, learned under several parameterizations from
 * the same start. A run is a function of its config and nothing else. Several threads may run
 * experiments side by side.
 */
public final class Experiment {
  private final Backend backend;
  private final BestEncodings best;

  /**
   * @param backend where kernels run
   * @param best what is known of the best encodings, to be shared by experiments
   */
  public Experiment(Backend backend, BestEncodings best) {
    this.backend = backend;
    this.best = best;
  }

  /**
   * Runs one.
   *
   * @throws BadInputException if the data come from a file that can't be used
   * @throws IllegalArgumentException if there are not so many samples, or not all are finite
   */
  public ExperimentResult run(ExperimentConfig config) {
    float[] values = config.data().values(config.samples(), config.seed());
    try {
      return run(config, values);
    } catch (NonFiniteException e) {
      if (config.data() instanceof TensorFile(var file, var tensor)) {
        throw new BadInputException(file, "tensor " + tensor, e.getMessage(), "finite values");
      }
      throw new IllegalArgumentException(
          "distribution '" + config.data() + "' is too wide for float32: " + e.getMessage(), e);
    }
  }

  /** The best encoding of the config's data. */
  BestEncoding best(ExperimentConfig config) {
    return best(config, config.data().values(config.samples(), config.seed()));
  }

  private BestEncoding best(ExperimentConfig config, float[] values) {
    return best.of(values, config.grid(), config.clampZeroPoint(), config.scheme().isSymmetric());
  }

  /**
   * Runs one on other values than the config's.
   *
   * @param values they must stay as they are
   * @throws NonFiniteException if a value is NaN or infinite
   */
  ExperimentResult run(ExperimentConfig config, float[] values) {
    BestEncoding least = best(config, values);
    Range start = config.init().of(values, config.grid());
    Slice slice = new Slice(values, 1, values.length, Granularity.perTensor());
    List<LearnedSlice> learned;
    try (MseEvaluator evaluator =
        new MseEvaluator(backend, slice, config.parameterizations().size())) {
      learned = RangeLearner.learn(evaluator, config.options(), List.of(start));
    }
    List<ExperimentOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < learned.size(); i++) {
      outcomes.add(
          new ExperimentOutcome(
              config.parameterizations().get(i).name(), learned.get(i), least, values.length));
    }
    return new ExperimentResult(config, backend.device(), values.length, least, outcomes);
  }
}
