package io.github.tornadoqat.train;

import java.util.Arrays;

/** What a run measured at every step, from 0 (before the first update) to the last. */
public final class LearningTrace {
  private final WideSum[] loss;
  private final WideSum[] min;
  private final WideSum[] max;
  private final long[] zeroPoint;
  private final long[] below;
  private final long[] above;

  public LearningTrace(int steps) {
    this.loss = sums(steps + 1);
    this.min = sums(steps + 1);
    this.max = sums(steps + 1);
    this.zeroPoint = new long[steps + 1];
    this.below = new long[steps + 1];
    this.above = new long[steps + 1];
  }

  private static WideSum[] sums(int n) {
    WideSum[] sums = new WideSum[n];
    Arrays.setAll(sums, i -> new WideSum());
    return sums;
  }

  /** Adds a range to a step. */
  void add(int step, double loss, double min, double max, long zeroPoint) {
    this.loss[step].add(loss);
    this.min[step].add(min);
    this.max[step].add(max);
    this.zeroPoint[step] += zeroPoint;
  }

  /** Adds clipped elements to a step. */
  void addClipped(int step, long below, long above) {
    this.below[step] += below;
    this.above[step] += above;
  }

  /** Adds another slice's trace of the same length. */
  public void add(LearningTrace other) {
    for (int i = 0; i < loss.length; i++) {
      loss[i].add(other.loss[i]);
      min[i].add(other.min[i]);
      max[i].add(other.max[i]);
      zeroPoint[i] += other.zeroPoint[i];
      below[i] += other.below[i];
      above[i] += other.above[i];
    }
  }

  /** Updates. */
  public int steps() {
    return loss.length - 1;
  }

  /** The sum of squared errors. */
  public double loss(int step) {
    return loss[step].value();
  }

  /** The sum of the ranges' lower ends. */
  public double min(int step) {
    return min[step].value();
  }

  /** The sum of the ranges' upper ends. */
  public double max(int step) {
    return max[step].value();
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

  /** The first step from which on the loss stays at most {@code bound}, or −1. */
  public int stepsToStayWithin(double bound) {
    int step = loss.length;
    while (step > 0 && loss[step - 1].value() <= bound) {
      step--;
    }
    return step == loss.length ? -1 : step;
  }
}
