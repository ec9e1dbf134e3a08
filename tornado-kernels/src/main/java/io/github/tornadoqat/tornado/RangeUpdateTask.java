package io.github.tornadoqat.tornado;

import io.github.tornadoqat.math.ExpMath;
import io.github.tornadoqat.math.OptimizerMath;
import io.github.tornadoqat.math.RangeForm;
import io.github.tornadoqat.math.RangeLimits;
import io.github.tornadoqat.math.RangeMath;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.program.RangeUpdate.Best;
import io.github.tornadoqat.program.RangeUpdate.Range;
import io.github.tornadoqat.program.RangeUpdate.State;
import io.github.tornadoqat.program.RangeUpdate.Step;
import io.github.tornadoqat.program.RangeUpdate.Trial;
import java.util.List;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * {@link RangeUpdate}: some 250 bytes move for each range of a trial, an item for each, after
 * {@link RangeTraceTask} has summed what is now replaced.
 */
final class RangeUpdateTask {
  private RangeUpdateTask() {}

  static void rangeUpdateKernel(
      KernelContext context,
      DoubleArray trials,
      DoubleArray ranges,
      DoubleArray step,
      FloatArray sums,
      DoubleArray state,
      DoubleArray best,
      FloatArray encodings,
      int count,
      int columns,
      int chunks) {
    int i = context.globalIdx;
    if (i < columns) {
      int t = i / (columns / count);
      int form = (int) trials.get(Trial.FORM * count + t);
      int qmin = (int) trials.get(Trial.QMIN * count + t);
      int steps = (int) trials.get(Trial.STEPS * count + t);
      boolean clamped = trials.get(Trial.CLAMPED * count + t) > 0;
      int move = (int) step.get(Step.MOVE * count + t);

      double inside = 0;
      double low = 0;
      double high = 0;
      for (int c = i * chunks; c < (i + 1) * chunks; c++) {
        inside += sums.get(Op.MseStep.INSIDE * columns * chunks + c);
        low += sums.get(Op.MseStep.L * columns * chunks + c);
        high += sums.get(Op.MseStep.H * columns * chunks + c);
      }
      double loss = inside;
      for (int c = i * chunks; c < (i + 1) * chunks; c++) {
        loss += sums.get(Op.MseStep.OUTSIDE * columns * chunks + c);
      }

      double first = state.get(State.FIRST * columns + i);
      double second = state.get(State.SECOND * columns + i);
      double scale = state.get(State.SCALE * columns + i);
      double zeroPoint = state.get(State.ZERO_POINT * columns + i);
      if (step.get(Step.OBSERVED * count + t) > 0) {
        double least = best.get(Best.LOSS * columns + i);
        if (least < 0 || loss < least) {
          best.set(Best.LOSS * columns + i, loss);
          best.set(Best.SCALE * columns + i, scale);
          best.set(Best.ZERO_POINT * columns + i, zeroPoint);
        }
      }

      double firstUnit = ranges.get(Range.FIRST_UNIT * columns + i);
      double secondUnit = ranges.get(Range.SECOND_UNIT * columns + i);
      double origin = ranges.get(Range.ORIGIN * columns + i);
      if (move == Step.START) {
        first = ranges.get(Range.FIRST * columns + i);
        second = ranges.get(Range.SECOND * columns + i);
        state.set(State.FIRST_MEAN * columns + i, 0);
        state.set(State.SECOND_MEAN * columns + i, 0);
        state.set(State.FIRST_SQUARE * columns + i, 0);
        state.set(State.SECOND_SQUARE * columns + i, 0);
        best.set(Best.LOSS * columns + i, -1);
      }
      if (move == Step.LEARN) {
        double factor = ranges.get(Range.FACTOR * columns + i);
        double snapped = RangeMath.snapScale(scale);
        double r = factor * RangeMath.insideSum(inside, snapped);
        double l = factor * low;
        double h = factor * high;
        double z = RangeMath.snapZeroPoint(zeroPoint);
        double e = z - zeroPoint;
        double toScale = RangeMath.scaleGradient(r, l, h, z, qmin, qmin + steps);
        double toFirst = toScale;
        double toSecond = RangeMath.zeroPointGradient(l, h, snapped);
        if (form < RangeForm.SCALES) {
          toFirst = RangeMath.minGradient(r, l, h, e, steps);
          toSecond = RangeMath.maxGradient(r, l, h, e, steps);
        }
        if (form == RangeForm.SIGMOID_WIDTH) {
          toSecond = toScale / steps;
          toFirst = -toSecond;
        }
        double e1 = state.get(State.FIRST_EXPONENTIAL * columns + i);
        double e2 = state.get(State.SECOND_EXPONENTIAL * columns + i);
        double g1 = RangeForm.firstGradient(form, second, firstUnit, scale, toFirst, toSecond, e1);
        double g2 = RangeForm.secondGradient(form, second, secondUnit, scale, toSecond, e2);

        double rate = step.get(Step.RATE * count + t);
        double rate1 = ranges.get(Range.FIRST_RATE * columns + i) * rate;
        double rate2 = ranges.get(Range.SECOND_RATE * columns + i) * rate;
        double mean1 = state.get(State.FIRST_MEAN * columns + i);
        double mean2 = state.get(State.SECOND_MEAN * columns + i);
        if (trials.get(Trial.DESCENDS * count + t) > 0) {
          double momentum = trials.get(Trial.MOMENTUM * count + t);
          mean1 = OptimizerMath.velocity(mean1, g1, momentum);
          mean2 = OptimizerMath.velocity(mean2, g2, momentum);
          first = OptimizerMath.descend(first, mean1, rate1);
          second = OptimizerMath.descend(second, mean2, rate2);
        } else {
          double share = trials.get(Trial.MEAN_SHARE * count + t);
          double squareShare = trials.get(Trial.SQUARE_SHARE * count + t);
          double square1 = state.get(State.FIRST_SQUARE * columns + i);
          double square2 = state.get(State.SECOND_SQUARE * columns + i);
          mean1 = OptimizerMath.mean(mean1, g1, share);
          mean2 = OptimizerMath.mean(mean2, g2, share);
          square1 = OptimizerMath.square(square1, g1, squareShare);
          square2 = OptimizerMath.square(square2, g2, squareShare);
          double unbias1 = step.get(Step.MEAN_UNBIAS * count + t);
          double unbias2 = step.get(Step.SQUARE_UNBIAS * count + t);
          double epsilon = trials.get(Trial.EPSILON * count + t);
          double decay = trials.get(Trial.WEIGHT_DECAY * count + t);
          first =
              OptimizerMath.adam(first, mean1, square1, unbias1, unbias2, epsilon, decay, rate1);
          second =
              OptimizerMath.adam(second, mean2, square2, unbias1, unbias2, epsilon, decay, rate2);
          state.set(State.FIRST_SQUARE * columns + i, square1);
          state.set(State.SECOND_SQUARE * columns + i, square2);
        }
        state.set(State.FIRST_MEAN * columns + i, mean1);
        state.set(State.SECOND_MEAN * columns + i, mean2);
      }

      double projected = 0;
      int moves = move == Step.START ? 1 : move == Step.LEARN ? 1 : 0;
      if (moves > 0) {
        double leastScale = ranges.get(Range.LEAST_SCALE * columns + i);
        // A projection's own encoding is taken as it is.
        for (int pass = 0; pass < 2; pass++) {
          double e1 = RangeForm.exponential(form, first, firstUnit);
          double e2 = RangeForm.exponential(form, second, secondUnit);
          state.set(State.FIRST_EXPONENTIAL * columns + i, e1);
          state.set(State.SECOND_EXPONENTIAL * columns + i, e2);
          double a = RangeForm.first(form, first, firstUnit, origin, e1);
          double b = RangeForm.second(form, second, secondUnit, origin, a, e2);
          scale = a;
          zeroPoint = b;
          if (form < RangeForm.SCALES) {
            scale = RangeMath.scale(a, b, steps);
            zeroPoint = RangeMath.zeroPoint(a, scale, qmin);
          }
          boolean legal =
              RangeForm.isLegal(form, a, b, scale, zeroPoint, leastScale, qmin, steps, clamped);
          int projects = legal ? 0 : 1 - pass;
          if (projects > 0) {
            double wanted1 = RangeLimits.scale(scale, leastScale);
            double now = RangeForm.zeroPoint(form, second, secondUnit, origin, wanted1);
            double wanted2 = RangeLimits.zeroPoint(now, qmin, steps, clamped);
            if (form < RangeForm.SCALES) {
              double min = RangeLimits.min(a, b, leastScale, steps, clamped);
              double max = RangeLimits.max(a, b, leastScale, steps, clamped, min);
              wanted2 = RangeForm.reachableMax(form, min, max, firstUnit, secondUnit);
              wanted1 = RangeForm.reachableMin(form, min, max, firstUnit, secondUnit, wanted2);
            }
            double log1 = ExpMath.log(RangeForm.firstLogarithm(form, wanted1, firstUnit));
            double log2 =
                ExpMath.log(RangeForm.secondLogarithm(form, wanted1, wanted2, secondUnit));
            double oldFirst = first;
            double oldSecond = second;
            first = RangeForm.firstOf(form, wanted1, firstUnit, origin, a, first, log1);
            double end =
                RangeForm.secondOfEnds(form, wanted1, wanted2, secondUnit, b, second, log2);
            double zero =
                RangeForm.secondOfZeroPoint(
                    form, wanted2, wanted1, secondUnit, origin, now, second);
            second = form < RangeForm.SCALES ? end : zero;
            projected = first == oldFirst ? projected : 1;
            projected = second == oldSecond ? projected : 1;
          }
        }
      }
      if (move == Step.RECALL) {
        scale = best.get(Best.SCALE * columns + i);
        zeroPoint = best.get(Best.ZERO_POINT * columns + i);
      }
      if (move != Step.STAY) {
        state.set(State.FIRST * columns + i, first);
        state.set(State.SECOND * columns + i, second);
        state.set(State.SCALE * columns + i, scale);
        state.set(State.ZERO_POINT * columns + i, zeroPoint);
        state.set(State.PROJECTED * columns + i, projected);
        float s = RangeMath.snapScale(scale);
        double z = RangeMath.snapZeroPoint(zeroPoint);
        encodings.set(QuantizationSpec.SCALE * columns + i, s);
        encodings.set(QuantizationSpec.INVERSE * columns + i, RangeMath.inverse(s));
        encodings.set(QuantizationSpec.LO * columns + i, (float) (qmin - z));
        encodings.set(QuantizationSpec.HI * columns + i, (float) (qmin + steps - z));
        encodings.set(QuantizationSpec.ZERO_POINT * columns + i, (float) z);
      }
    }
  }

  static List<Launch> of(String id, RangeUpdate op, Arrays arrays) {
    TaskPackage task =
        TaskPackage.createPackage(
            id,
            RangeUpdateTask::rangeUpdateKernel,
            arrays.context(),
            arrays.doubles(op.trials()),
            arrays.doubles(op.ranges()),
            arrays.doubles(op.step()),
            arrays.floats(op.sums()),
            arrays.doubles(op.state()),
            arrays.doubles(op.best()),
            arrays.floats(op.encodings()),
            op.trialCount(),
            op.rangeCount(),
            op.chunks());
    Launch update = new Launch(task, Math.ceilDiv(op.rangeCount(), Launch.GROUP));
    return List.of(RangeTraceTask.of(id + "trace", op, arrays), update);
  }
}
