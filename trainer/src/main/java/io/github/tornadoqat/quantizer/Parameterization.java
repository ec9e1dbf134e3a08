package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;
import java.util.List;

/**
 * How a range is expressed in learned numbers. Implementations are pure functions in double
 * precision: the optimizer sees only {@link Parameters}, the kernels that quantize only {@link
 * Encoding}.
 */
public interface Parameterization {
  /** The name that {@code --parameterization} takes. */
  String name();

  /** The names of the learned numbers, one or two. */
  List<String> parameters();

  /**
   * Refuses a grid whose ranges this cannot express.
   *
   * @throws IllegalArgumentException if the grid is such a one
   */
  default void check(IntegerGrid grid) {
    if (isSymmetric() && !grid.isSigned()) {
      throw new IllegalArgumentException(
          name() + " needs a symmetric scheme, whose codes are signed");
    }
  }

  /** The numbers that express the setup's starting range, or come closest to it. */
  Parameters initialize(Setup setup);

  /** The encoding that the numbers express, before snapping. */
  Affine affine(Parameters p, Setup setup);

  /** The chain rule from a range's gradient to the numbers. */
  Parameters gradient(Parameters p, Setup setup, RangeGradient g);

  /**
   * The nearest numbers that express an ordered, wide enough range, with zero in it if the zero
   * point is clamped; {@code p} itself where it does so already, so that callers can count.
   */
  Parameters project(Parameters p, Setup setup);

  /**
   * Advised learning rates of Adam, whose steps are about one rate long: 1/100 of what each number
   * would have to move for the range to change by its own width; a tenth of that where a sigmoid is
   * flat at its start and would overshoot later.
   */
  Parameters rates(Setup setup);

  /** Whether the grid's zero is fixed at code 0, so that only a symmetric scheme fits. */
  default boolean isSymmetric() {
    return false;
  }
}
