package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Buffer;

/** Where sums and counts go: rows of one value a chunk. */
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

  /** How many sums there are. */
  int rows() {
    return rows;
  }

  /** Stores what a batch has added up and counted. */
  void store(Batch batch) {
    for (int k = 0; k < rows; k++) {
      for (int slot = 0; slot < batch.count; slot++) {
        sums[k * chunks + batch.numbers[slot]] = batch.totals[k * Batch.SLOTS + slot];
      }
    }
    if (counts != null) {
      for (int slot = 0; slot < batch.count; slot++) {
        int number = batch.numbers[slot];
        counts[number] = batch.below[slot];
        counts[chunks + number] = batch.above[slot];
        counts[2 * chunks + number] = batch.nans[slot];
      }
    }
  }
}
