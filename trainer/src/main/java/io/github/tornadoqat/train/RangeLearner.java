package io.github.tornadoqat.train;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.quantizer.LearnedRanges;
import io.github.tornadoqat.quantizer.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Learns the ranges of one slice by gradient descent on its mean squared error: encode, take the
 * sums, apply the chain rule, step, project. Several sets of options learn side by side, each in a
 * trial of its own of every execution. Where the backend updates ranges itself and knows every
 * parameterization among the options, nothing but the trace leaves it from step to step.
 *
 * <p>The straight-through gradient follows the trend of an error that is jagged, most so with many
 * bits and few elements, so the last step may be worse than one before, even the start. Each range
 * therefore keeps the encoding of its best step.
 */
public final class RangeLearner {
  private RangeLearner() {}

  /**
   * Learns, and says what happened.
   *
   * @param slice whose values must stay as they are
   * @param options ways to learn
   * @param starts the range that each range starts from
   * @return the results, in the order of the options
   */
  public static List<LearnedSlice> learn(
      Backend backend, Slice slice, List<LearnOptions> options, List<Range> starts) {
    return learnEach(backend, slice, options, Collections.nCopies(options.size(), starts));
  }

  /**
   * Learns from a start for each of the options, and says what happened.
   *
   * @param slice whose values must stay as they are
   * @param options ways to learn
   * @param starts for each of the options the range that each range starts from
   * @return the results, in the order of the options
   */
  public static List<LearnedSlice> learnEach(
      Backend backend, Slice slice, List<LearnOptions> options, List<List<Range>> starts) {
    if (options.isEmpty()) {
      return List.of();
    }
    boolean known = options.stream().allMatch(o -> LearnedRanges.isKnown(o.parameterization()));
    if (known && backend.supports(RangeUpdate.class)) {
      try (DeviceLearner learner = new DeviceLearner(backend, slice, options, starts)) {
        return learner.learn();
      }
    }
    try (MseEvaluator evaluator = new MseEvaluator(backend, slice, options.size())) {
      return learn(evaluator, options, starts);
    }
  }

  private static List<LearnedSlice> learn(
      MseEvaluator evaluator, List<LearnOptions> options, List<List<Range>> starts) {
    List<HostTrial> learners = new ArrayList<>();
    for (LearnOptions o : options) {
      int trial = learners.size();
      learners.add(new HostTrial(evaluator, trial, o, starts.get(trial)));
    }
    int steps = options.stream().mapToInt(LearnOptions::steps).max().orElse(0);
    for (int step = 0; step <= steps; step++) {
      for (HostTrial learner : learners) {
        learner.propose(step);
      }
      evaluator.execute();
      for (HostTrial learner : learners) {
        learner.observe(step);
      }
    }
    learners.forEach(HostTrial::setBest);
    evaluator.execute();
    return learners.stream().map(HostTrial::result).toList();
  }
}
