package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;

/** A factor on the gradients of a range; it changes what SGD does, and nothing under Adam. */
public enum GradientScaling {
  /** The gradient of the mean squared error as it is. */
  NONE,
  /** LSQ's 1/√(n·qmax) (arXiv 1902.08153), for n elements. */
  LSQ,
  /** The grad_factor that PyTorch advises: 1/√(n·(qmax − qmin)). */
  TORCH;

  /** The factor for a range of n elements. */
  double factor(long n, IntegerGrid grid) {
    return switch (this) {
      case NONE -> 1;
      case LSQ -> 1 / Math.sqrt((double) n * Math.max(1, grid.qmax()));
      case TORCH -> 1 / Math.sqrt((double) n * grid.steps());
    };
  }
}
