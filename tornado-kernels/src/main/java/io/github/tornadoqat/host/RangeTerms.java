package io.github.tornadoqat.host;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Layout;

/** The range sums and counts of one element at a time, for every rounding mode and for NaN. */
final class RangeTerms {
  /** The lanes of each sum. */
  static final int R = 0;

  static final int L = 1;
  static final int H = 2;

  private final Encodings encodings;
  private final Layout layout;
  private final int below;

  /**
   * @param below the lanes that count elements below; those above are the next
   */
  RangeTerms(Encodings encodings, Layout layout, int below) {
    this.encodings = encodings;
    this.layout = layout;
    this.below = below;
  }

  /** Steps from the zero point before clipping, of element j of a chunk. */
  float openSteps(Chunk chunk, int j, float x) {
    int p = chunk.sequence;
    float inv = encodings.inverse(p);
    if (encodings.isHalfEven()) {
      return AffineMath.openSteps(x, inv);
    }
    Rounding mode = encodings.mode();
    float u = mode == Rounding.STOCHASTIC ? encodings.uniform(flatIndex(chunk, j)) : 0f;
    return AffineMath.openSteps(mode, x, inv, encodings.lo(p), encodings.hi(p), u);
  }

  /** The fake-quantized value of open steps r. */
  float value(Chunk chunk, float r) {
    int p = chunk.sequence;
    return AffineMath.clip(r, encodings.lo(p), encodings.hi(p)) * encodings.scale(p);
  }

  /** Adds element j, of open steps r and upstream gradient g, to the chunk's lanes. */
  void add(Chunk chunk, int j, float x, float r, float g) {
    int p = chunk.sequence;
    int lane = j % Layout.LANES;
    if (r < encodings.lo(p)) {
      chunk.lanes[chunk.lanes(L) + lane] += g;
      chunk.lanes[chunk.lanes(below) + lane]++;
    } else if (r > encodings.hi(p)) {
      chunk.lanes[chunk.lanes(H) + lane] += g;
      chunk.lanes[chunk.lanes(below + 1) + lane]++;
    } else {
      chunk.lanes[chunk.lanes(R) + lane] += g * (r - x * encodings.inverse(p));
      chunk.nans[chunk.slot] += Float.isNaN(x) ? 1 : 0;
    }
  }

  private long flatIndex(Chunk chunk, int j) {
    int c = chunk.number() - chunk.sequence * layout.chunks();
    long k = (long) c * Layout.CHUNK + j;
    return layout.start(chunk.sequence) + k / layout.run() * layout.stride() + k % layout.run();
  }
}
