package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.Parameterization;

/**
 * How ranges are learned.
 *
 * @param parameterization the numbers that are learned
 * @param grid the codes
 * @param clampZeroPoint whether the zero point stays inside the grid
 * @param optimizer the optimizer
 * @param rates the learning rates
 * @param schedule the factor on it over the run
 * @param scaling the factor on gradients
 * @param steps updates
 */
public record LearnOptions(
    Parameterization parameterization,
    IntegerGrid grid,
    boolean clampZeroPoint,
    OptimizerOptions optimizer,
    LearningRates rates,
    Schedule schedule,
    GradientScaling scaling,
    int steps) {
  public LearnOptions {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must not be negative: " + steps);
    }
    parameterization.check(grid);
  }
}
