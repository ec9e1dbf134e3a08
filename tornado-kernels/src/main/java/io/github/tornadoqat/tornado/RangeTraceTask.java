package io.github.tornadoqat.tornado;

import io.github.tornadoqat.math.RangeMath;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.program.RangeUpdate.State;
import io.github.tornadoqat.program.RangeUpdate.Step;
import io.github.tornadoqat.program.RangeUpdate.Trace;
import io.github.tornadoqat.program.RangeUpdate.Trial;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/**
 * The trace of {@link RangeUpdate}: an item sums a part of a trial's ranges, fractions in two parts
 * by Knuth's two-sum, so that the whole does not depend on how ranges are parted.
 */
final class RangeTraceTask {
  private RangeTraceTask() {}

  // A kernel cannot call Double.isNaN.
  @SuppressWarnings("IdentityBinaryExpression")
  static void rangeTraceKernel(
      KernelContext context,
      DoubleArray trials,
      DoubleArray step,
      FloatArray sums,
      IntArray counts,
      DoubleArray state,
      DoubleArray trace,
      int count,
      int columns,
      int chunks,
      int parts) {
    int j = context.globalIdx;
    if (j < count * parts) {
      int t = j / parts;
      int sequences = columns / count;
      int qmin = (int) trials.get(Trial.QMIN * count + t);
      int steps = (int) trials.get(Trial.STEPS * count + t);
      double loss = 0;
      double lossRest = 0;
      double min = 0;
      double minRest = 0;
      double max = 0;
      double maxRest = 0;
      double zeroPoints = 0;
      double below = 0;
      double above = 0;
      double projections = 0;
      double nans = 0;
      int end = step.get(Step.OBSERVED * count + t) > 0 ? (t + 1) * sequences : 0;
      for (int i = t * sequences + j % parts; i < end; i += parts) {
        double term = 0;
        for (int c = i * chunks; c < (i + 1) * chunks; c++) {
          term += sums.get(Op.MseStep.INSIDE * columns * chunks + c);
          below += counts.get(c);
          above += counts.get(columns * chunks + c);
        }
        for (int c = i * chunks; c < (i + 1) * chunks; c++) {
          term += sums.get(Op.MseStep.OUTSIDE * columns * chunks + c);
        }
        double scale = state.get(State.SCALE * columns + i);
        double zeroPoint = state.get(State.ZERO_POINT * columns + i);
        double next = loss + term;
        lossRest += RangeMath.rest(loss, term, next);
        loss = next;
        term = RangeMath.value(scale, zeroPoint, qmin);
        next = min + term;
        minRest += RangeMath.rest(min, term, next);
        min = next;
        term = RangeMath.value(scale, zeroPoint, qmin + steps);
        next = max + term;
        maxRest += RangeMath.rest(max, term, next);
        max = next;
        zeroPoints += RangeMath.snapZeroPoint(zeroPoint);
        projections += state.get(State.PROJECTED * columns + i);
        nans += scale != scale || zeroPoint != zeroPoint ? 1 : 0;
      }
      int all = count * parts;
      trace.set(Trace.LOSS * all + j, loss);
      trace.set(Trace.LOSS_REST * all + j, lossRest);
      trace.set(Trace.MIN * all + j, min);
      trace.set(Trace.MIN_REST * all + j, minRest);
      trace.set(Trace.MAX * all + j, max);
      trace.set(Trace.MAX_REST * all + j, maxRest);
      trace.set(Trace.ZERO_POINT * all + j, zeroPoints);
      trace.set(Trace.BELOW * all + j, below);
      trace.set(Trace.ABOVE * all + j, above);
      trace.set(Trace.PROJECTIONS * all + j, projections);
      trace.set(Trace.NANS * all + j, nans);
    }
  }

  static Launch of(String id, RangeUpdate op, Arrays arrays) {
    int parts = op.parts();
    TaskPackage task =
        TaskPackage.createPackage(
            id,
            RangeTraceTask::rangeTraceKernel,
            arrays.context(),
            arrays.doubles(op.trials()),
            arrays.doubles(op.step()),
            arrays.floats(op.sums()),
            arrays.ints(op.counts()),
            arrays.doubles(op.state()),
            arrays.doubles(op.trace()),
            op.trialCount(),
            op.rangeCount(),
            op.chunks(),
            parts);
    return new Launch(task, Math.ceilDiv(op.trialCount() * parts, Launch.GROUP));
  }
}
