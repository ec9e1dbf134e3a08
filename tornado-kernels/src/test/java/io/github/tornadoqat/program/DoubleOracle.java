package io.github.tornadoqat.program;

/**
 * Sums in double precision from the definitions (x/s a true division, codes and zero points as
 * integers), and how far float32 may be from them.
 *
 * <p>The bounds count roundings, each of relative error u = 2^−24: x·(1/s) has two, every later
 * operation one more, and a lane and the tree after it add 128 + 5 numbers. Squares of u are
 * covered by {@link #SECOND_ORDER}, denormal products by {@link #UNDERFLOW}. Elements must be far
 * from rounding ties, so that single precision takes the same step.
 */
final class DoubleOracle {
  private static final double U = 0x1p-24;
  private static final int ADDITIONS = 4096 / 32 + 5;
  private static final double SECOND_ORDER = 1.001;
  private static final double UNDERFLOW = 4096 * 4 * (double) Float.MIN_VALUE;

  /** What an element adds to a sum, and the error of it in single precision. */
  record Term(double value, double error) {
    static final Term ZERO = new Term(0, 0);
  }

  /** An element under an encoding: the step it takes, and the region that is in. */
  record Element(double x, EncodingCase e) {
    double v() {
      return x / e.scale();
    }

    double r() {
      return Math.rint(v());
    }

    boolean below() {
      return r() + e.zeroPoint() < e.qmin();
    }

    boolean above() {
      return r() + e.zeroPoint() > e.qmax();
    }

    boolean inside() {
      return !below() && !above();
    }

    double quantized() {
      double q = Math.clamp(r() + e.zeroPoint(), e.qmin(), e.qmax());
      return e.scale() * (q - e.zeroPoint());
    }

    /** R, L or H for a gradient that has itself an error. */
    Term region(int row, Term g) {
      if (row == 0) {
        double residual = r() - v();
        double residualError = 2 * U * Math.abs(v()) + U * Math.abs(residual);
        double error =
            Math.abs(g.value) * residualError
                + Math.abs(residual) * g.error
                + g.error * residualError
                + U * Math.abs(g.value * residual);
        return inside() ? new Term(g.value * residual, error) : Term.ZERO;
      }
      return (row == 1 ? below() : above()) ? g : Term.ZERO;
    }

    /** x̂ − x. */
    Term difference() {
      double d = quantized() - x;
      return new Term(d, U * Math.abs(quantized()) + U * Math.abs(d));
    }
  }

  private final double[] sums;
  private final double[] magnitudes;
  private final double[] errors;

  DoubleOracle(int chunks) {
    sums = new double[chunks];
    magnitudes = new double[chunks];
    errors = new double[chunks];
  }

  void add(int chunk, Term term) {
    sums[chunk] += term.value;
    magnitudes[chunk] += Math.abs(term.value) + term.error;
    errors[chunk] += term.error;
  }

  /** The error of float32 sums as a share of what is allowed; at most 1 in a right answer. */
  double worst(float[] actual, int from) {
    double worst = 0;
    for (int c = 0; c < sums.length; c++) {
      double allowed = SECOND_ORDER * (errors[c] + ADDITIONS * U * magnitudes[c]) + UNDERFLOW;
      double error = Math.abs(actual[from + c] - sums[c]);
      worst = Math.max(worst, error == 0 ? 0 : error / allowed);
    }
    return worst;
  }

  /** d to a power, each multiplication rounded, for a d that is rounded once. */
  static Term power(double d, int n) {
    double value = Math.pow(d, n);
    return new Term(value, (2 * n - 1) * U * Math.abs(value));
  }

  /** d² for a d with an error. */
  static Term square(Term d) {
    double value = d.value * d.value;
    return new Term(value, 2 * Math.abs(d.value) * d.error + d.error * d.error + U * value);
  }
}
