package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Buffer;
import java.util.Arrays;

/**
 * Where range sums and counts go: rows of one value a chunk. Clipped elements are counted in lanes
 * of their own, where float32 counts up to a chunk's length exactly.
 */
final class ChunkSums {
  private final float[] sums;
  private final int[] counts;
  private final int rows;
  private final int chunks;

  /**
   * @param sums F32 of [rows, chunks]
   * @param counts I32 of [3, chunks] (below, above, NaN), or null
   */
  ChunkSums(Buffer sums, Buffer counts) {
    this.sums = HostBuffer.floats(sums);
    this.counts = counts == null ? null : HostBuffer.ints(counts);
    this.rows = Math.toIntExact(sums.shape().length(0));
    this.chunks = Math.toIntExact(sums.shape().length(1));
  }

  /** The lanes that count elements below; those above are the next. */
  int below() {
    return rows;
  }

  boolean hasCounts() {
    return counts != null;
  }

  /**
   * Adds up the lanes of the first {@code slots} slots and stores the results.
   *
   * @param byVectors whether vector code is the faster way
   */
  void store(Chunk chunk, int slots, boolean byVectors) {
    for (int k = 0; k < rows; k++) {
      float[] totals = chunk.totals(k, byVectors);
      for (int s = 0; s < slots; s++) {
        sums[k * chunks + chunk.numbers[s]] = totals[s];
      }
    }
    if (counts != null) {
      for (int k = 0; k < 2; k++) {
        float[] totals = chunk.totals(rows + k, byVectors);
        for (int s = 0; s < slots; s++) {
          counts[k * chunks + chunk.numbers[s]] = (int) totals[s];
        }
      }
      for (int s = 0; s < slots; s++) {
        counts[2 * chunks + chunk.numbers[s]] = chunk.nans[s];
      }
    }
    Arrays.fill(chunk.nans, 0);
  }
}
