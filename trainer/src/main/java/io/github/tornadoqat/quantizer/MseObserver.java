package io.github.tornadoqat.quantizer;

import io.github.tornadoqat.math.IntegerGrid;

/**
 * The range with zero in it whose encoding, snapped, has the least expected squared error, both
 * ends searched apart.
 *
 * <p>Values are counted in {@value #BINS} bins and taken as evenly spread over each, so that the
 * error of a bin has a closed form for any number of bits (PyTorch's HistogramObserver models them
 * alike). Each end is drawn in by factors of √2 down to 1/45, every pair of them; around the best
 * pair steps are then halved down to 2^(1/64), which is 1.1 % of an end. Rounding the zero point
 * makes the error bumpy, so that this may be a local minimum: its error, not its ends, is within 2
 * % of the best.
 */
final class MseObserver extends FiniteObserver {
  static final int BINS = 1 << 12;

  /** Steps of an end in octaves, halved down to the last. */
  private static final double FIRST_STEP = 1.0 / 2;

  private static final double LAST_STEP = 1.0 / 64;
  private static final int FIRST_STEPS = 12;

  private final IntegerGrid grid;
  private final StreamingHistogram histogram = new StreamingHistogram(BINS);

  MseObserver(IntegerGrid grid) {
    this.grid = grid;
  }

  /** Both ends drawn in by octaves, and the error there. */
  private record Candidate(double left, double right, double error) {
    Candidate orBetter(Candidate other) {
      return other.error < error ? other : this;
    }
  }

  @Override
  void add(float value) {
    histogram.add(value);
  }

  @Override
  Range choose(Range observed) {
    Range whole = observed.withZero();
    if (whole.width() == 0) {
      return whole;
    }
    Candidate best = tried(whole, 0, 0);
    for (int i = 0; i < (whole.min() < 0 ? FIRST_STEPS : 1); i++) {
      for (int j = 0; j < (whole.max() > 0 ? FIRST_STEPS : 1); j++) {
        best = best.orBetter(tried(whole, i * FIRST_STEP, j * FIRST_STEP));
      }
    }
    for (double step = FIRST_STEP / 2; step >= LAST_STEP; step /= 2) {
      Candidate from;
      do {
        from = best;
        best = bestNeighbour(whole, from, step);
      } while (!best.equals(from));
    }
    return drawn(whole, best.left, best.right);
  }

  private Candidate bestNeighbour(Range whole, Candidate from, double step) {
    Candidate best = from;
    for (int i = -1; i <= 1; i++) {
      for (int j = -1; j <= 1; j++) {
        double left = from.left + i * step;
        double right = from.right + j * step;
        if (left >= 0 && right >= 0) {
          best = best.orBetter(tried(whole, left, right));
        }
      }
    }
    return best;
  }

  private Candidate tried(Range whole, double left, double right) {
    Affine affine = Affine.of(drawn(whole, left, right), grid);
    return new Candidate(left, right, error(Encoding.snap(affine, grid)));
  }

  private static Range drawn(Range whole, double left, double right) {
    return new Range(whole.min() * Math.pow(2, -left), whole.max() * Math.pow(2, -right));
  }

  /** The expected sum of squared errors. */
  private double error(Encoding encoding) {
    double sum = 0;
    for (int bin = histogram.first(); bin <= histogram.last(); bin++) {
      if (histogram.count(bin) > 0) {
        double from = histogram.lowerEdge(bin);
        double to = histogram.upperEdge(bin);
        double mean =
            from == to
                ? square(from, encoding)
                : (integral(to, encoding) - integral(from, encoding)) / (to - from);
        sum += histogram.count(bin) * mean;
      }
    }
    return sum;
  }

  private static double square(double x, Encoding encoding) {
    double clipped = Math.clamp(x, encoding.min(), encoding.max());
    double code = encoding.scale() * Math.rint(clipped / encoding.scale());
    return (x - code) * (x - code);
  }

  /** The integral of the squared error from the value of the smallest code to x. */
  private static double integral(double x, Encoding encoding) {
    double scale = encoding.scale();
    double min = encoding.min();
    double steps = (Math.clamp(x, min, encoding.max()) - min) / scale;
    double codes = Math.rint(steps);
    double inside = scale * scale * scale * (codes / 12 + cube(steps - codes) / 3);
    double beyond = x - Math.clamp(x, min, encoding.max());
    return inside + cube(beyond) / 3;
  }

  private static double cube(double x) {
    return x * x * x;
  }

  @Override
  public void reset() {
    super.reset();
    histogram.clear();
  }
}
