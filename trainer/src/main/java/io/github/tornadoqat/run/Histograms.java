package io.github.tornadoqat.run;

import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.report.ReportData;

/** Histograms for the report, with the levels that were learned. */
final class Histograms {
  private static final int BINS = 80;

  private Histograms() {}

  /** The values of one range in equal bins over their own width, beside the levels. */
  static ReportData.HistogramData of(float[] values, int range, Encoding encoding) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (float v : values) {
      low = Math.min(low, v);
      high = Math.max(high, v);
    }
    if (low == high) {
      high = Math.nextUp(high);
    }
    long[] counts = new long[BINS];
    double inverseWidth = BINS / ((double) high - low);
    for (float v : values) {
      counts[Math.min((int) ((v - (double) low) * inverseWidth), BINS - 1)]++;
    }
    double[] levels = new double[encoding.grid().steps() + 1];
    for (int k = 0; k < levels.length; k++) {
      levels[k] = encoding.min() + k * (double) encoding.scale();
    }
    return new ReportData.HistogramData(low, high, counts, levels, "range " + range);
  }
}
