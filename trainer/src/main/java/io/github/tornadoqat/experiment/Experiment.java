package io.github.tornadoqat.experiment;

import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.train.BestEncoding;
import io.github.tornadoqat.train.LearnOptions;
import io.github.tornadoqat.train.LearnedSlice;
import io.github.tornadoqat.train.RangeLearner;
import io.github.tornadoqat.train.Slice;
import io.github.tornadoqat.train.StartingRanges.NonFiniteException;
import java.util.ArrayList;
import java.util.Iterator;
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
      throw unusable(config.data(), e);
    }
  }

  /** The error to throw for data that are not all finite: bad input, or a bad argument. */
  public static RuntimeException unusable(DataSource data, NonFiniteException e) {
    if (data instanceof TensorFile(var file, var tensor)) {
      return new BadInputException(file, "tensor " + tensor, e.getMessage(), "finite values");
    }
    return new IllegalArgumentException(
        "distribution '" + data + "' is too wide for float32: " + e.getMessage(), e);
  }

  /**
   * The best encoding of the config's data.
   *
   * @throws BadInputException if the data come from a file that can't be used
   */
  public BestEncoding best(ExperimentConfig config) {
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
    return run(List.of(config), values).getFirst();
  }

  /**
   * Runs several on the same values side by side, as trials of one evaluator; each gives what it
   * would give alone.
   *
   * @param configs whose data these are; in anything else they may differ
   * @param values they must stay as they are
   * @throws NonFiniteException if a value is NaN or infinite
   */
  public List<ExperimentResult> run(List<ExperimentConfig> configs, float[] values) {
    List<BestEncoding> least = configs.stream().map(config -> best(config, values)).toList();
    List<LearnOptions> options = new ArrayList<>();
    List<List<Range>> starts = new ArrayList<>();
    for (ExperimentConfig config : configs) {
      List<Range> start = List.of(config.init().of(values, config.grid()));
      for (LearnOptions o : config.options()) {
        options.add(o);
        starts.add(start);
      }
    }
    Slice slice = new Slice(values, 1, values.length, Granularity.perTensor());
    Iterator<LearnedSlice> learned =
        RangeLearner.learnEach(backend, slice, options, starts).iterator();
    List<ExperimentResult> results = new ArrayList<>();
    for (int i = 0; i < configs.size(); i++) {
      ExperimentConfig config = configs.get(i);
      List<ExperimentOutcome> outcomes = new ArrayList<>();
      for (Parameterization p : config.parameterizations()) {
        outcomes.add(new ExperimentOutcome(p.name(), learned.next(), least.get(i), values.length));
      }
      results.add(
          new ExperimentResult(config, backend.device(), values.length, least.get(i), outcomes));
    }
    return results;
  }
}
