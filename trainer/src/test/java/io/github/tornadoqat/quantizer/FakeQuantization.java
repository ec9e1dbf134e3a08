package io.github.tornadoqat.quantizer;

/** Fake quantization and its range gradient in double precision, written from the formulas. */
final class FakeQuantization {
  private FakeQuantization() {}

  /** The three sums for an upstream gradient. */
  static RangeGradient gradient(double[] x, double[] upstream, Affine affine, Setup setup) {
    Encoding encoding = Encoding.snap(affine, setup.grid());
    double inside = 0;
    double below = 0;
    double above = 0;
    for (int i = 0; i < x.length; i++) {
      double v = x[i] / encoding.scale();
      double q = Math.rint(v) + encoding.zeroPoint();
      if (q < setup.grid().qmin()) {
        below += upstream[i];
      } else if (q > setup.grid().qmax()) {
        above += upstream[i];
      } else {
        inside += upstream[i] * (Math.rint(v) - v);
      }
    }
    return new RangeGradient(inside, below, above, affine, encoding);
  }

  /** The gradient of the mean squared error. */
  static RangeGradient ofSquaredError(double[] x, Affine affine, Setup setup) {
    Encoding encoding = Encoding.snap(affine, setup.grid());
    double[] upstream = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double q = Math.rint(x[i] / encoding.scale()) + encoding.zeroPoint();
      double clipped = Math.clamp(q, setup.grid().qmin(), setup.grid().qmax());
      double d = encoding.scale() * (clipped - encoding.zeroPoint()) - x[i];
      upstream[i] = 2 * d / x.length;
    }
    return gradient(x, upstream, affine, setup);
  }
}
