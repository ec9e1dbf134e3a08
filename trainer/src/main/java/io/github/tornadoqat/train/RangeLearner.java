package io.github.tornadoqat.train;

import io.github.tornadoqat.quantizer.Affine;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Parameters;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.RangeGradient;
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
  private final Parameterization parameterization;
  private final int ranges;
  private final Setup[] setups;
  private final double[][] values;
  private final double[][] gradients;
  private final double[][] rates;
  private final Optimizer[] optimizers = new Optimizer[2];
  private final Affine[] affines;
  private final Encoding[] encodings;
  private final double[] leastLosses;
  private final Affine[] bestAffines;
  private final Encoding[] bestEncodings;
  private long projections;

  private RangeLearner(
      MseEvaluator evaluator, int trial, LearnOptions options, List<Range> starts) {
    this.evaluator = evaluator;
    this.trial = trial;
    this.trace = new LearningTrace(options.steps());
    this.options = options;
    this.parameterization = options.parameterization();
    this.ranges = evaluator.ranges();
    this.setups = new Setup[ranges];
    this.values = new double[2][ranges];
    this.gradients = new double[2][ranges];
    this.rates = new double[2][ranges];
    this.affines = new Affine[ranges];
    this.encodings = new Encoding[ranges];
    this.leastLosses = new double[ranges];
    this.bestAffines = new Affine[ranges];
    this.bestEncodings = new Encoding[ranges];
    for (int k = 0; k < 2; k++) {
      optimizers[k] = options.optimizer().create(ranges);
    }
    for (int p = 0; p < ranges; p++) {
      setups[p] = new Setup(starts.get(p), options.grid(), options.clampZeroPoint());
      Parameters own = options.rates().of(parameterization, setups[p]);
      rates[0][p] = own.first();
      rates[1][p] = own.second();
      set(p, parameterization.initialize(setups[p]));
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
    learners.forEach(learner -> learner.set(learner.bestEncodings));
    evaluator.execute();
    return learners.stream().map(RangeLearner::result).toList();
  }

  /** Updates the parameters by what was seen of the step before, and sets their encodings. */
  private void propose(int step) {
    if (step > options.steps()) {
      return;
    }
    if (step > 0) {
      differentiate();
      double factor = options.schedule().factor(step - 1, options.steps());
      for (int k = 0; k < 2; k++) {
        optimizers[k].step(values[k], gradients[k], rates[k], factor);
      }
      project();
    }
    for (int p = 0; p < ranges; p++) {
      affines[p] = parameterization.affine(get(p), setups[p]);
      encodings[p] = Encoding.snap(affines[p], options.grid());
    }
    set(encodings);
  }

  private void set(Encoding[] proposed) {
    for (int p = 0; p < ranges; p++) {
      evaluator.set(trial, p, proposed[p]);
    }
  }

  private void observe(int step) {
    if (step <= options.steps()) {
      note(trace, step, affines, encodings);
      keepBest();
    }
  }

  private void note(LearningTrace target, int step, Affine[] affines, Encoding[] encodings) {
    for (int p = 0; p < ranges; p++) {
      double min = affines[p].min(options.grid());
      double max = affines[p].max(options.grid());
      target.add(step, evaluator.loss(trial, p), min, max, encodings[p].zeroPoint());
    }
    target.addClipped(step, evaluator.below(trial), evaluator.above(trial));
  }

  private LearnedSlice result() {
    LearningTrace kept = new LearningTrace(0);
    note(kept, 0, bestAffines, bestEncodings);
    return new LearnedSlice(List.of(bestEncodings), leastLosses, kept, trace, projections);
  }

  /** Takes note of the ranges that have never had so small an error as now. */
  private void keepBest() {
    for (int p = 0; p < ranges; p++) {
      double loss = evaluator.loss(trial, p);
      if (bestEncodings[p] == null || loss < leastLosses[p]) {
        leastLosses[p] = loss;
        bestAffines[p] = affines[p];
        bestEncodings[p] = encodings[p];
      }
    }
  }

  /** The gradient of the mean squared error of each range by itself. */
  private void differentiate() {
    for (int p = 0; p < ranges; p++) {
      long n = evaluator.elements(p);
      double scale = 2.0 / n * options.scaling().factor(n, options.grid());
      RangeGradient g =
          new RangeGradient(
              scale * evaluator.r(trial, p),
              scale * evaluator.l(trial, p),
              scale * evaluator.h(trial, p),
              affines[p],
              encodings[p]);
      Parameters d = parameterization.gradient(get(p), setups[p], g);
      gradients[0][p] = d.first();
      gradients[1][p] = d.second();
    }
  }

  private void project() {
    for (int p = 0; p < ranges; p++) {
      Parameters moved = get(p);
      Parameters legal = parameterization.project(moved, setups[p]);
      if (!legal.equals(moved)) {
        projections++;
        set(p, legal);
      }
    }
  }

  private Parameters get(int p) {
    return new Parameters(values[0][p], values[1][p]);
  }

  private void set(int p, Parameters parameters) {
    values[0][p] = parameters.first();
    values[1][p] = parameters.second();
  }
}
