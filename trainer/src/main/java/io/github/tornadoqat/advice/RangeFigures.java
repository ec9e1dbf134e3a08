package io.github.tornadoqat.advice;

import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Range;
import java.util.Comparator;
import java.util.List;

/**
 * What was measured of one range of a tensor.
 *
 * @param data its least and its greatest value
 * @param clamped how it could start, in the order of {@link StartFigures#INITS}
 * @param free the same with a free zero point
 * @param codesAtMinMax how many codes its values get at min/max, the zero point clamped
 * @param codesAtBest the same at the best start of all
 */
record RangeFigures(
    Range data, List<Start> clamped, List<Start> free, int codesAtMinMax, int codesAtBest) {
  /** An encoding, and the squared error under it. */
  record Start(Encoding encoding, double loss) {}

  List<Start> starts(boolean clampZeroPoint) {
    return clampZeroPoint ? clamped : free;
  }

  /** The start of least error. */
  Start best(boolean clampZeroPoint) {
    return best(starts(clampZeroPoint));
  }

  static Start best(List<Start> starts) {
    return starts.stream().min(Comparator.comparingDouble(Start::loss)).orElseThrow();
  }

  /** Whether zero lies outside of the data. */
  boolean excludesZero() {
    return data.min() > 0 || data.max() < 0;
  }

  /** Whether the data lie on one side of zero and reach it, as after ReLU. */
  boolean isOneSided() {
    return data.width() > 0 && (data.min() == 0 || data.max() == 0);
  }

  /**
   * The greatest share of itself that an end moves by from a start to the best range; an end at
   * zero stays there.
   */
  double way(int init, boolean clampZeroPoint) {
    Encoding from = starts(clampZeroPoint).get(init).encoding();
    Encoding to = best(clampZeroPoint).encoding();
    return Math.max(share(from.min(), to.min()), share(from.max(), to.max()));
  }

  private static double share(double from, double to) {
    return from == 0 ? 0 : Math.abs(to / from - 1);
  }

  /** How far the farther end is from zero, in widths of the range. */
  double farness(int init, boolean clampZeroPoint) {
    Encoding e = starts(clampZeroPoint).get(init).encoding();
    return Math.max(Math.abs(e.min()), Math.abs(e.max())) / (e.max() - e.min());
  }
}
