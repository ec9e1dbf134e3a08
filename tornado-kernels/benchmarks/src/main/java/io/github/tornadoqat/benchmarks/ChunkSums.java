package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.Layout;

/** Reads an op's sums by chunk and adds each sequence's chunks in ascending order in double. */
final class ChunkSums {
  private final Buffer buffer;
  private final Layout layout;
  private final float[] chunks;
  private final double[][] totals;

  ChunkSums(Buffer buffer, Layout layout, int rows) {
    this.buffer = buffer;
    this.layout = layout;
    this.chunks = new float[Math.toIntExact(buffer.elements())];
    this.totals = new double[rows][layout.sequences()];
  }

  Buffer buffer() {
    return buffer;
  }

  /** Whether a sequence has more than one chunk, so that the op's result is not yet its sum. */
  boolean isFoldable() {
    return layout.chunks() > 1;
  }

  /** The sums by row and sequence, in an array that the next call overwrites. */
  double[][] fold() {
    buffer.get(chunks);
    int per = layout.chunks();
    int at = 0;
    for (double[] row : totals) {
      for (int p = 0; p < row.length; p++) {
        double total = 0;
        for (int c = 0; c < per; c++) {
          total += chunks[at++];
        }
        row[p] = total;
      }
    }
    return totals;
  }
}
