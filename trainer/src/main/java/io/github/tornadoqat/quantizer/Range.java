package io.github.tornadoqat.quantizer;

/**
 * A range of real values that a grid is spread over.
 *
 * @param min the value of the smallest code, in input units
 * @param max the value of the largest code, in input units
 */
public record Range(double min, double max) {
  public Range {
    if (!(Double.isFinite(min) && Double.isFinite(max) && min <= max)) {
      throw new IllegalArgumentException("a range from " + min + " to " + max);
    }
  }

  /** max − min. */
  public double width() {
    return max - min;
  }

  /** The smallest range that holds this one and zero: what an integer zero point can represent. */
  public Range withZero() {
    return min <= 0 && max >= 0 ? this : new Range(Math.min(min, 0), Math.max(max, 0));
  }

  /** Both ends times a factor that is not negative. */
  public Range times(double factor) {
    return new Range(min * factor, max * factor);
  }
}
