package io.github.tornadoqat.train;

import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.program.RangeUpdate.Step;
import io.github.tornadoqat.program.RangeUpdate.Trace;
import io.github.tornadoqat.program.RangeUpdate.Trial;
import io.github.tornadoqat.quantizer.Encodings;

/** One trial of a {@link DeviceLearner}: what it is told, and what it tells. */
final class DeviceTrial {
  /** Parts of a run: the steps, then the best encodings are set, then they are measured. */
  enum Phase {
    LEARN,
    RECALL,
    KEEP
  }

  private final LearnOptions options;
  private final int index;
  private final BiasCorrection meanBias;
  private final BiasCorrection squareBias;
  private final LearningTrace trace;
  private final LearningTrace kept = new LearningTrace(0);
  private long projections;

  /** Writes what stays, into column {@code index} of the trials and the trial's of the ranges. */
  DeviceTrial(
      LearnOptions options,
      LearningStart start,
      double[] trialTable,
      double[] rangeTable,
      int index) {
    this.options = options;
    this.index = index;
    OptimizerOptions o = options.optimizer();
    this.meanBias = new BiasCorrection(o.beta1());
    this.squareBias = new BiasCorrection(o.beta2());
    this.trace = new LearningTrace(options.steps());
    int t = trialTable.length / Trial.ROWS;
    trialTable[Trial.FORM * t + index] = start.ranges().form();
    trialTable[Trial.QMIN * t + index] = options.grid().qmin();
    trialTable[Trial.STEPS * t + index] = options.grid().steps();
    trialTable[Trial.CLAMPED * t + index] = options.clampZeroPoint() ? 1 : 0;
    trialTable[Trial.DESCENDS * t + index] = o.kind() == OptimizerOptions.Kind.SGD ? 1 : 0;
    trialTable[Trial.MEAN_SHARE * t + index] = 1 - o.beta1();
    trialTable[Trial.SQUARE_SHARE * t + index] = 1 - o.beta2();
    trialTable[Trial.EPSILON * t + index] = o.epsilon();
    trialTable[Trial.WEIGHT_DECAY * t + index] =
        o.kind() == OptimizerOptions.Kind.ADAMW ? o.weightDecay() : 0;
    trialTable[Trial.MOMENTUM * t + index] = o.momentum();
    int n = start.factors().length;
    int columns = rangeTable.length / RangeUpdate.Range.ROWS;
    int from = index * n;
    start.ranges().storeStart(rangeTable, from);
    store(start.firstRates(), rangeTable, RangeUpdate.Range.FIRST_RATE * columns + from);
    store(start.secondRates(), rangeTable, RangeUpdate.Range.SECOND_RATE * columns + from);
    store(start.factors(), rangeTable, RangeUpdate.Range.FACTOR * columns + from);
  }

  private static void store(double[] row, double[] table, int at) {
    System.arraycopy(row, 0, table, at, row.length);
  }

  LearnOptions options() {
    return options;
  }

  /** The trial's column. */
  int index() {
    return index;
  }

  /** Says what to do at execution k, which observes step k − 1. */
  void prepare(int k, Phase phase, double[] steps) {
    int t = steps.length / Step.ROWS;
    int move =
        switch (phase) {
          case LEARN -> k == 0 ? Step.START : k <= options.steps() ? Step.LEARN : Step.STAY;
          case RECALL -> Step.RECALL;
          case KEEP -> Step.STAY;
        };
    steps[Step.OBSERVED * t + index] = isStep(k - 1) || phase == Phase.KEEP ? 1 : 0;
    steps[Step.MOVE * t + index] = move;
    if (move == Step.LEARN) {
      steps[Step.RATE * t + index] = options.schedule().factor(k - 1, options.steps());
      steps[Step.MEAN_UNBIAS * t + index] = meanBias.next();
      steps[Step.SQUARE_UNBIAS * t + index] = squareBias.next();
    }
  }

  /** Takes what an execution traced of the one before. */
  void observe(int step, Phase phase, double[] sums, int parts) {
    int from = index * parts;
    int to = from + parts;
    int columns = sums.length / Trace.ROWS;
    for (int k = from; k < to; k++) {
      if (sums[Trace.NANS * columns + k] > 0) {
        throw Encodings.nan();
      }
      projections += (long) sums[Trace.PROJECTIONS * columns + k];
    }
    if (phase == Phase.KEEP) {
      kept.add(0, sums, from, to);
    } else if (isStep(step)) {
      trace.add(step, sums, from, to);
    }
  }

  private boolean isStep(int step) {
    return step >= 0 && step <= options.steps();
  }

  LearnedSlice result(Encodings best, double[] losses) {
    return new LearnedSlice(best.toList(), losses, kept, trace, projections);
  }
}
