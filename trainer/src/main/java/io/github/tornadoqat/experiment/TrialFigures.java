package io.github.tornadoqat.experiment;

/**
 * How one parameterization's run went, in a few figures. Errors are times the best.
 *
 * @param initial before the first update
 * @param peak the greatest after that
 * @param last after the last update
 * @param steps until it stays within 10 % of the best; infinite if never
 * @param wander peak-to-peak of the upper end over the last tenth, in widths of the best range
 * @param disturbance of the lower end, in the same widths
 * @param signFlips of the zero point
 */
public record TrialFigures(
    double initial,
    double peak,
    double last,
    double steps,
    double wander,
    double disturbance,
    int signFlips) {
  private static final double CLOSE = 1.1;

  /** Those of an outcome. */
  public static TrialFigures of(ExperimentOutcome o) {
    int steps = o.stepsToStayWithin(CLOSE);
    double width = o.best().encoding().max() - o.best().encoding().min();
    return new TrialFigures(
        o.mse(0) / o.bestMse(),
        o.peakMse() / o.bestMse(),
        o.lastOverBest(),
        steps < 0 ? Double.POSITIVE_INFINITY : steps,
        o.wander(true) / width,
        o.disturbance(false),
        o.zeroPointSignFlips());
  }

  /** How far the error rises above both the start's and 1.1 times the best: 1 where it does not. */
  public double spike() {
    return Math.max(1, peak / Math.max(initial, CLOSE));
  }

  /** Whether the error rose to more than twice the start's, or ends above it; slow is not it. */
  public boolean isUnstable() {
    return spike() > 2 || last > 1.1 * Math.max(initial, CLOSE);
  }

  /** Whether the error came within 10 % of the best to stay. */
  public boolean isClose() {
    return Double.isFinite(steps);
  }
}
