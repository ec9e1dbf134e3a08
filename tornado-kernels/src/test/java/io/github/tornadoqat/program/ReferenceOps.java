package io.github.tornadoqat.program;

import static io.github.tornadoqat.program.ReferenceBuffer.code;
import static io.github.tornadoqat.program.ReferenceBuffer.floats;
import static io.github.tornadoqat.program.ReferenceBuffer.ints;

import java.lang.reflect.Array;
import java.util.Arrays;

/** Each op as its Javadoc states it. */
final class ReferenceOps {
  private ReferenceOps() {}

  static void run(Op op) {
    switch (op) {
      case Op.FakeQuantize o -> fakeQuantize(o);
      case Op.Quantize o -> quantize(o);
      case Op.Dequantize o -> dequantize(o);
      case Op.Clip o -> clip(o);
      case Op.Round o -> round(o);
      case Op.RangeGradient o -> rangeGradient(o);
      case Op.MseStep o -> mseStep(o);
      case StatisticsOp.MinMax o -> minMax(o);
      case StatisticsOp.Histogram o -> histogram(o);
      case StatisticsOp.Moments o -> moments(o);
      case GridOp o -> ReferenceGrids.run(o);
      case NibbleOp o -> ReferenceGrids.run(o);
      case RangeUpdate o -> throw new UnsupportedOpException(o.name() + " has no oracle here");
    }
  }

  private static void fakeQuantize(Op.FakeQuantize op) {
    ReferenceEncodings e = new ReferenceEncodings(op.spec(), op.x().shape());
    float[] x = floats(op.x());
    float[] y = floats(op.y());
    for (int i = 0; i < x.length; i++) {
      y[i] = e.clippedSteps(x[i], i) * e.scale(i);
    }
  }

  private static void quantize(Op.Quantize op) {
    ReferenceEncodings e = new ReferenceEncodings(op.spec(), op.x().shape());
    float[] x = floats(op.x());
    int nans = 0;
    for (int i = 0; i < x.length; i++) {
      boolean nan = Float.isNaN(x[i]);
      int steps = nan ? 0 : (int) e.clippedSteps(x[i], i);
      code(op.codes(), i, steps + (int) e.zeroPoint(i));
      nans += nan ? 1 : 0;
    }
    ints(op.nans())[0] = nans;
  }

  private static void dequantize(Op.Dequantize op) {
    ReferenceEncodings e = new ReferenceEncodings(op.spec(), op.y().shape());
    float[] y = floats(op.y());
    for (int i = 0; i < y.length; i++) {
      y[i] = (code(op.codes(), i) - (int) e.zeroPoint(i)) * e.scale(i);
    }
  }

  private static void clip(Op.Clip op) {
    Membership m = Membership.of(op.granularity(), op.x().shape());
    float[] x = floats(op.x());
    float[] bounds = floats(op.bounds());
    float[] y = floats(op.y());
    for (int i = 0; i < x.length; i++) {
      int p = m.sequence(i);
      y[i] = ReferenceEncodings.clip(x[i], bounds[p], bounds[m.sequences() + p]);
    }
  }

  private static void round(Op.Round op) {
    float[] x = floats(op.x());
    float[] y = floats(op.y());
    for (int i = 0; i < x.length; i++) {
      y[i] = ReferenceEncodings.round(op.rounding(), x[i], i);
    }
  }

  private static void rangeGradient(Op.RangeGradient op) {
    ReferenceEncodings e = new ReferenceEncodings(op.spec(), op.x().shape());
    float[] x = floats(op.x());
    float[] g = floats(op.upstream());
    float[] dx = floats(op.dx());
    float[] residuals = new float[x.length];
    Regions regions = new Regions(e);
    for (int i = 0; i < x.length; i++) {
      boolean clipped = regions.add(x[i], g[i], i);
      residuals[i] = clipped ? 0f : g[i] * (e.steps(x[i], i) - e.ratio(x[i], i));
      dx[i] = Float.isNaN(x[i]) ? Float.NaN : clipped ? 0f : g[i];
    }
    put(e.membership().sum(residuals), floats(op.sums()), 0, 3, 0);
    regions.store(floats(op.sums()), 3, ints(op.counts()), 0);
  }

  private static void mseStep(Op.MseStep op) {
    Membership m = Membership.of(op.spec().granularity(), op.x().shape());
    int trials = ints(op.counts()).length / 3 / Math.max(1, m.totalChunks());
    for (int trial = 0; trial < trials; trial++) {
      mseStep(op, new ReferenceEncodings(op.spec(), m, trial), trial * m.totalChunks());
    }
  }

  private static void mseStep(Op.MseStep op, ReferenceEncodings e, int firstChunk) {
    float[] x = floats(op.x());
    float[] inside = new float[x.length];
    float[] outside = new float[x.length];
    Regions regions = new Regions(e);
    for (int i = 0; i < x.length; i++) {
      float quantized = e.clippedSteps(x[i], i) * e.scale(i);
      float d = quantized - x[i];
      boolean clipped = regions.add(x[i], d, i);
      (clipped ? outside : inside)[i] = d * d;
    }
    put(e.membership().sum(inside), floats(op.sums()), 0, 4, firstChunk);
    regions.store(floats(op.sums()), 4, ints(op.counts()), firstChunk);
    put(e.membership().sum(outside), floats(op.sums()), 3, 4, firstChunk);
  }

  private static void minMax(StatisticsOp.MinMax op) {
    Membership m = Membership.of(op.granularity(), op.x().shape());
    float[] x = floats(op.x());
    float[] range = floats(op.range());
    int[] nans = ints(op.nans());
    Arrays.fill(range, 0, m.sequences(), Float.POSITIVE_INFINITY);
    Arrays.fill(range, m.sequences(), 2 * m.sequences(), Float.NEGATIVE_INFINITY);
    Arrays.fill(nans, 0);
    for (int i = 0; i < x.length; i++) {
      int least = m.sequence(i);
      int greatest = m.sequences() + least;
      if (Float.isNaN(x[i])) {
        nans[least]++;
      } else {
        // Float.compare orders −0 before +0.
        range[least] = Float.compare(x[i], range[least]) < 0 ? x[i] : range[least];
        range[greatest] = Float.compare(x[i], range[greatest]) > 0 ? x[i] : range[greatest];
      }
    }
  }

  private static void histogram(StatisticsOp.Histogram op) {
    Membership m = Membership.of(op.granularity(), op.x().shape());
    float[] x = floats(op.x());
    float[] range = floats(op.range());
    int[] counts = ints(op.counts());
    Arrays.fill(counts, 0);
    for (int i = 0; i < x.length; i++) {
      int p = m.sequence(i);
      float low = range[p];
      float high = range[m.sequences() + p];
      float inverseWidth = range[2 * m.sequences() + p];
      counts[
          p * (op.bins() + StatisticsOp.Histogram.EXTRAS)
              + bin(x[i], low, high, inverseWidth, op)]++;
    }
  }

  private static int bin(
      float x, float low, float high, float inverseWidth, StatisticsOp.Histogram op) {
    if (Float.isNaN(x)) {
      return op.bins() + 2;
    }
    if (x < low) {
      return op.bins();
    }
    if (x > high) {
      return op.bins() + 1;
    }
    float position = (x - low) * inverseWidth;
    return Math.clamp((long) Math.floor(position), 0, op.bins() - 1);
  }

  private static void moments(StatisticsOp.Moments op) {
    Membership m = Membership.of(op.granularity(), op.x().shape());
    float[] x = floats(op.x());
    float[] centre = floats(op.centre());
    float[][] powers = new float[4][x.length];
    for (int i = 0; i < x.length; i++) {
      float d = x[i] - centre[m.sequence(i)];
      float square = d * d;
      powers[0][i] = d;
      powers[1][i] = square;
      powers[2][i] = square * d;
      powers[3][i] = square * square;
    }
    for (int row = 0; row < powers.length; row++) {
      put(m.sum(powers[row]), floats(op.sums()), row, powers.length, 0);
    }
  }

  /** Puts what belongs to a tensor's chunks into a row, from a column on. */
  private static void put(Object part, Object table, int row, int rows, int column) {
    int columns = Array.getLength(table) / rows;
    System.arraycopy(part, 0, table, row * columns + column, Array.getLength(part));
  }

  /** L, H and the three counts, collected element by element. */
  private static final class Regions {
    private final ReferenceEncodings encodings;
    private final Membership membership;
    private final float[] below;
    private final float[] above;
    private final int[][] counts;

    Regions(ReferenceEncodings encodings) {
      this.encodings = encodings;
      this.membership = encodings.membership();
      this.below = new float[membership.elements()];
      this.above = new float[membership.elements()];
      this.counts = new int[3][membership.totalChunks()];
    }

    /** Adds an element with gradient {@code g}; true where it was clipped. */
    boolean add(float x, float g, int i) {
      float r = encodings.steps(x, i);
      int chunk = membership.chunk(i);
      if (Float.isNaN(x)) {
        counts[2][chunk]++;
        return false;
      }
      if (r < encodings.lo(i)) {
        below[i] = g;
        counts[0][chunk]++;
        return true;
      }
      if (r > encodings.hi(i)) {
        above[i] = g;
        counts[1][chunk]++;
        return true;
      }
      return false;
    }

    void store(float[] sums, int sumRows, int[] tally, int firstChunk) {
      put(membership.sum(below), sums, 1, sumRows, firstChunk);
      put(membership.sum(above), sums, 2, sumRows, firstChunk);
      for (int row = 0; row < 3; row++) {
        put(counts[row], tally, row, 3, firstChunk);
      }
    }
  }
}
