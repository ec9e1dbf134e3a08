package io.github.tornadoqat.train;

/** What a run measured at every step, from 0 (before the first update) to the last. */
public final class LearningTrace {
  private final double[] loss;
  private final double[] min;
  private final double[] max;
  private final long[] zeroPoint;
  private final long[] below;
  private final long[] above;

  public LearningTrace(int steps) {
    this.loss = new double[steps + 1];
    this.min = new double[steps + 1];
    this.max = new double[steps + 1];
    this.zeroPoint = new long[steps + 1];
    this.below = new long[steps + 1];
    this.above = new long[steps + 1];
  }

  void set(int step, double loss, double min, double max, long zeroPoint, long below, long above) {
    this.loss[step] = loss;
    this.min[step] = min;
    this.max[step] = max;
    this.zeroPoint[step] = zeroPoint;
    this.below[step] = below;
    this.above[step] = above;
  }

  /** Adds another slice's trace of the same length. */
  public void add(LearningTrace other) {
    for (int i = 0; i < loss.length; i++) {
      loss[i] += other.loss[i];
      min[i] += other.min[i];
      max[i] += other.max[i];
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
    return loss[step];
  }

  /** The sum of the ranges' lower ends. */
  public double min(int step) {
    return min[step];
  }

  /** The sum of the ranges' upper ends. */
  public double max(int step) {
    return max[step];
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
    while (step > 0 && loss[step - 1] <= bound) {
      step--;
    }
    return step == loss.length ? -1 : step;
  }
}
