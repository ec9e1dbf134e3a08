package io.github.tornadoqat.host;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;

/** The range sums and counts of one chunk, element by element: for every mode and for NaN. */
final class RangeTerms {
  /** The lanes of the sum over elements inside: R, or the inside error. */
  static final int INSIDE = Op.MseStep.INSIDE;

  static final int L = Op.MseStep.L;
  static final int H = Op.MseStep.H;

  final float s;
  final float inv;
  final float lo;
  final float hi;
  private final Encodings encodings;
  private final Layout layout;
  private final Batch batch;
  private final int slot;
  private final boolean halfEven;
  private final float[] lanes;

  RangeTerms(Encodings encodings, Layout layout, Batch batch, int slot) {
    int p = batch.sequences[slot];
    this.s = encodings.scale(p);
    this.inv = encodings.inverse(p);
    this.lo = encodings.lo(p);
    this.hi = encodings.hi(p);
    this.encodings = encodings;
    this.layout = layout;
    this.batch = batch;
    this.slot = slot;
    this.halfEven = encodings.isHalfEven();
    this.lanes = batch.lanes;
  }

  /** Steps from the zero point before clipping, of element j. */
  float openSteps(int j, float x) {
    return halfEven ? AffineMath.openSteps(x, inv) : openStepsByMode(j, x);
  }

  private float openStepsByMode(int j, float x) {
    Rounding mode = encodings.mode();
    float u = mode == Rounding.STOCHASTIC ? encodings.uniform(flatIndex(j)) : 0f;
    return AffineMath.openSteps(mode, x, inv, lo, hi, u);
  }

  /** Adds element j where it is clipped, of open steps r and upstream gradient g. */
  boolean addClipped(int j, float r, float g) {
    int lane = j % Layout.LANES;
    if (r < lo) {
      lanes[L * Layout.LANES + lane] += g;
      batch.below[slot]++;
      return true;
    }
    if (r > hi) {
      lanes[H * Layout.LANES + lane] += g;
      batch.above[slot]++;
      return true;
    }
    return false;
  }

  /** Adds a term of element j, which is inside or NaN. */
  void addInside(int j, float x, float term) {
    lanes[INSIDE * Layout.LANES + j % Layout.LANES] += term;
    if (Float.isNaN(x)) {
      batch.nans[slot]++;
    }
  }

  private long flatIndex(int j) {
    int p = batch.sequences[slot];
    int c = batch.numbers[slot] - p * layout.chunks();
    long k = (long) c * Layout.CHUNK + j;
    return layout.start(p) + k / layout.run() * layout.stride() + k % layout.run();
  }
}
