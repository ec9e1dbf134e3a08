package io.github.tornadoqat.train;

import io.github.tornadoqat.quantizer.Encodings;
import io.github.tornadoqat.quantizer.LearnedRanges;
import io.github.tornadoqat.quantizer.Range;
import java.util.List;

/** Learns ranges from the sums of an evaluator's trial, with the host doing what lies between. */
final class HostTrial {
  private final MseEvaluator evaluator;
  private final int trial;
  private final LearnOptions options;
  private final LearningStart start;
  private final LearnedRanges ranges;
  private final LearningTrace trace;
  private final Optimizer[] optimizers = new Optimizer[2];
  private final double[] r;
  private final double[] l;
  private final double[] h;
  private final double[] losses;
  private LeastErrors best;
  private long projections;

  HostTrial(MseEvaluator evaluator, int trial, LearnOptions options, List<Range> starts) {
    int n = evaluator.layout().sequences();
    this.evaluator = evaluator;
    this.trial = trial;
    this.options = options;
    this.start = LearningStart.of(options, starts, evaluator.layout());
    this.ranges = start.ranges();
    this.trace = new LearningTrace(options.steps());
    this.r = new double[n];
    this.l = new double[n];
    this.h = new double[n];
    this.losses = new double[n];
    for (int k = 0; k < 2; k++) {
      optimizers[k] = options.optimizer().create(n);
    }
  }

  /** Updates the numbers by what was seen of the step before, and sets what they express. */
  void propose(int step) {
    if (step > options.steps()) {
      return;
    }
    if (step > 0) {
      evaluator.gradients(trial, start.factors(), r, l, h);
      ranges.differentiate(r, l, h);
      double factor = options.schedule().factor(step - 1, options.steps());
      for (int k = 0; k < 2; k++) {
        optimizers[k].step(ranges.numbers(k), ranges.gradients(k), start.rates(k), factor);
      }
    }
    projections += ranges.encode();
    evaluator.set(trial, ranges);
  }

  void observe(int step) {
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

  void setBest() {
    evaluator.set(trial, best.encodings());
  }

  LearnedSlice result() {
    LearningTrace kept = new LearningTrace(0);
    note(kept, 0, best.encodings());
    return new LearnedSlice(best.encodings().toList(), best.errors(), kept, trace, projections);
  }
}
