package io.github.tornadoqat.train;

import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.program.RangeUpdate.Trace;
import io.github.tornadoqat.quantizer.Encodings;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What a run measured at every step, from 0 (before the first update) to the last. */
public final class LearningTrace {
  private final WideSums loss;
  private final WideSums min;
  private final WideSums max;
  private final long[] zeroPoint;
  private final long[] below;
  private final long[] above;

  public LearningTrace(int steps) {
    this(
        new WideSums(steps + 1),
        new WideSums(steps + 1),
        new WideSums(steps + 1),
        new long[steps + 1],
        new long[steps + 1],
        new long[steps + 1]);
  }

  private LearningTrace(
      WideSums loss, WideSums min, WideSums max, long[] zeroPoint, long[] below, long[] above) {
    this.loss = loss;
    this.min = min;
    this.max = max;
    this.zeroPoint = zeroPoint;
    this.below = below;
    this.above = above;
  }

  /** Adds ranges to a step. */
  void add(int step, double[] losses, Encodings encodings) {
    loss.add(step, losses);
    double[] ends = new double[losses.length];
    for (int p = 0; p < ends.length; p++) {
      ends[p] = encodings.min(p);
    }
    min.add(step, ends);
    for (int p = 0; p < ends.length; p++) {
      ends[p] = encodings.max(p);
    }
    max.add(step, ends);
    for (int p = 0; p < ends.length; p++) {
      zeroPoint[step] += encodings.zeroPoint(p);
    }
  }

  /**
   * Adds what a device summed to a step.
   *
   * @param sums of {@link RangeUpdate#trace}
   * @param from the first column
   * @param to one beyond the last column
   */
  void add(int step, double[] sums, int from, int to) {
    int columns = sums.length / Trace.ROWS;
    for (int k = from; k < to; k++) {
      loss.add(step, sums[Trace.LOSS * columns + k], sums[Trace.LOSS_REST * columns + k]);
      min.add(step, sums[Trace.MIN * columns + k], sums[Trace.MIN_REST * columns + k]);
      max.add(step, sums[Trace.MAX * columns + k], sums[Trace.MAX_REST * columns + k]);
      zeroPoint[step] += (long) sums[Trace.ZERO_POINT * columns + k];
      below[step] += (long) sums[Trace.BELOW * columns + k];
      above[step] += (long) sums[Trace.ABOVE * columns + k];
    }
  }

  /** Adds clipped elements to a step. */
  void addClipped(int step, long below, long above) {
    this.below[step] += below;
    this.above[step] += above;
  }

  /** Adds another slice's trace of the same length. */
  public void add(LearningTrace other) {
    loss.add(other.loss);
    min.add(other.min);
    max.add(other.max);
    for (int i = 0; i < zeroPoint.length; i++) {
      zeroPoint[i] += other.zeroPoint[i];
      below[i] += other.below[i];
      above[i] += other.above[i];
    }
  }

  /** Updates. */
  public int steps() {
    return zeroPoint.length - 1;
  }

  /** The sum of squared errors. */
  public double loss(int step) {
    return loss.value(step);
  }

  /** The sum of the ranges' lower ends. */
  public double min(int step) {
    return min.value(step);
  }

  /** The sum of the ranges' upper ends. */
  public double max(int step) {
    return max.value(step);
  }

  /** The sum of the ranges' rounded zero points. */
  public long zeroPoint(int step) {
    return zeroPoint[step];
  }

  /** Elements below their range. */
  public long below(int step) {
    return below[step];
  }

  /** Elements above their range. */
  public long above(int step) {
    return above[step];
  }

  /** Elements outside of their range. */
  public long clipped(int step) {
    return below[step] + above[step];
  }

  void write(DataOutputStream out) throws IOException {
    loss.write(out);
    min.write(out);
    max.write(out);
    LearnedTensorFormat.writeLongs(out, zeroPoint);
    LearnedTensorFormat.writeLongs(out, below);
    LearnedTensorFormat.writeLongs(out, above);
  }

  static LearningTrace read(DataInputStream in, long most) throws IOException {
    LearningTrace trace =
        new LearningTrace(
            WideSums.read(in, most),
            WideSums.read(in, most),
            WideSums.read(in, most),
            LearnedTensorFormat.readLongs(in, most),
            LearnedTensorFormat.readLongs(in, most),
            LearnedTensorFormat.readLongs(in, most));
    int n = trace.zeroPoint.length;
    if (n == 0
        || trace.loss.count() != n
        || trace.min.count() != n
        || trace.max.count() != n
        || trace.below.length != n
        || trace.above.length != n) {
      throw new IOException("a trace of several lengths");
    }
    return trace;
  }

  /** The first step from which on the loss stays at most {@code bound}, or −1. */
  public int stepsToStayWithin(double bound) {
    int step = zeroPoint.length;
    while (step > 0 && loss.value(step - 1) <= bound) {
      step--;
    }
    return step == zeroPoint.length ? -1 : step;
  }
}
