package io.github.tornadoqat.train;

import io.github.tornadoqat.quantizer.Encodings;
import io.github.tornadoqat.quantizer.LearnedRanges;
import io.github.tornadoqat.quantizer.Parameters;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Learns the ranges of one slice by gradient descent on its mean squared error: encode, take the
 * sums, apply the chain rule, step, project. Several sets of options learn side by side, each in a
 * trial of its own of every execution.
 *
 * <p>The straight-through gradient follows the trend of an error that is jagged, most so with many
 * bits and few elements, so the last step may be worse than one before, even the start. Each range
 * therefore keeps the encoding of its best step.
 */
public final class RangeLearner {
  private final MseEvaluator evaluator;
  private final int trial;
  private final LearningTrace trace;
  private final LearnOptions options;
  private final LearnedRanges ranges;
  private final double[][] rates;
  private final Optimizer[] optimizers = new Optimizer[2];
  private final double[] factors;
  private final double[] r;
  private final double[] l;
  private final double[] h;
  private final double[] losses;
  private LeastErrors best;
  private long projections;

  private RangeLearner(
      MseEvaluator evaluator, int trial, LearnOptions options, List<Range> starts) {
    int n = evaluator.ranges();
    this.evaluator = evaluator;
    this.trial = trial;
    this.trace = new LearningTrace(options.steps());
    this.options = options;
    this.rates = new double[2][n];
    this.factors = new double[n];
    this.r = new double[n];
    this.l = new double[n];
    this.h = new double[n];
    this.losses = new double[n];
    List<Setup> setups = new ArrayList<>();
    for (int p = 0; p < n; p++) {
      Setup setup = new Setup(starts.get(p), options.grid(), options.clampZeroPoint());
      setups.add(setup);
      Parameters own = options.rates().of(options.parameterization(), setup);
      rates[0][p] = own.first();
      rates[1][p] = own.second();
      // The gradient of the mean squared error of each range by itself.
      long elements = evaluator.elements(p);
      factors[p] = 2.0 / elements * options.scaling().factor(elements, options.grid());
    }
    this.ranges = new LearnedRanges(options.parameterization(), setups);
    for (int k = 0; k < 2; k++) {
      optimizers[k] = options.optimizer().create(n);
    }
  }

  /**
   * Learns, and says what happened.
   *
   * @param evaluator the slice, of at least as many trials as there are options
   * @param options ways to learn
   * @param starts the range that each range starts from
   * @return the results, in the order of the options
   */
  public static List<LearnedSlice> learn(
      MseEvaluator evaluator, List<LearnOptions> options, List<Range> starts) {
    return learnEach(evaluator, options, Collections.nCopies(options.size(), starts));
  }

  /**
   * Learns from a start for each of the options, and says what happened.
   *
   * @param evaluator the slice, of at least as many trials as there are options
   * @param options ways to learn
   * @param starts for each of the options the range that each range starts from
   * @return the results, in the order of the options
   */
  public static List<LearnedSlice> learnEach(
      MseEvaluator evaluator, List<LearnOptions> options, List<List<Range>> starts) {
    List<RangeLearner> learners = new ArrayList<>();
    for (LearnOptions o : options) {
      int trial = learners.size();
      learners.add(new RangeLearner(evaluator, trial, o, starts.get(trial)));
    }
    int steps = options.stream().mapToInt(LearnOptions::steps).max().orElse(0);
    for (int step = 0; step <= steps; step++) {
      for (RangeLearner learner : learners) {
        learner.propose(step);
      }
      evaluator.execute();
      for (RangeLearner learner : learners) {
        learner.observe(step);
      }
    }
    learners.forEach(RangeLearner::setBest);
    evaluator.execute();
    return learners.stream().map(RangeLearner::result).toList();
  }

  /** Updates the numbers by what was seen of the step before, and sets what they express. */
  private void propose(int step) {
    if (step > options.steps()) {
      return;
    }
    if (step > 0) {
      evaluator.gradients(trial, factors, r, l, h);
      ranges.differentiate(r, l, h);
      double factor = options.schedule().factor(step - 1, options.steps());
      for (int k = 0; k < 2; k++) {
        optimizers[k].step(ranges.numbers(k), ranges.gradients(k), rates[k], factor);
      }
    }
    projections += ranges.encode();
    evaluator.set(trial, ranges);
  }

  private void observe(int step) {
    if (step > options.steps()) {
      return;
    }
    note(trace, step, ranges);
    if (best == null) {
      best = new LeastErrors(ranges, losses);
    } else {
      best.take(ranges, losses);
    }
  }

  private void note(LearningTrace target, int step, Encodings encodings) {
    evaluator.losses(trial, losses);
    target.add(step, losses, encodings);
    target.addClipped(step, evaluator.below(trial), evaluator.above(trial));
  }

  private void setBest() {
    evaluator.set(trial, best.encodings());
  }

  private LearnedSlice result() {
    LearningTrace kept = new LearningTrace(0);
    note(kept, 0, best.encodings());
    return new LearnedSlice(best.encodings().toList(), best.errors(), kept, trace, projections);
  }
}
