package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.Parameterization;
import java.util.OptionalDouble;

/**
 * How ranges are learned.
 *
 * @param parameterization the numbers that are learned
 * @param grid the codes
 * @param clampZeroPoint whether the zero point stays inside the grid
 * @param optimizer the optimizer
 * @param rate the learning rate of every number; empty for the parameterization's advice
 * @param schedule the factor on it over the run
 * @param scaling the factor on gradients
 * @param steps updates
 */
public record LearnOptions(
    Parameterization parameterization,
    IntegerGrid grid,
    boolean clampZeroPoint,
    OptimizerOptions optimizer,
    OptionalDouble rate,
    Schedule schedule,
    GradientScaling scaling,
    int steps) {
  public LearnOptions {
    if (steps < 0) {
      throw new IllegalArgumentException("steps must not be negative: " + steps);
    }
    if (rate.isPresent() && !(rate.getAsDouble() > 0 && rate.getAsDouble() < 1e30)) {
      throw new IllegalArgumentException(
          "the learning rate must be positive and below 1e30, not " + rate.getAsDouble());
    }
    parameterization.check(grid);
  }
}
