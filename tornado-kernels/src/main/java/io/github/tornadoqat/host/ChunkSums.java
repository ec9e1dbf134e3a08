package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Buffer;

/** Where sums and counts go: rows of one value a chunk. */
final class ChunkSums {
  private final float[] sums;
  private final int[] counts;
  private final int first;
  private final int rows;
  private final int chunks;

  ChunkSums(Buffer sums, Buffer counts) {
    this(sums, counts, 0);
  }

  /**
   * @param sums F32 of [rows, chunks]
   * @param counts I32 of [3, chunks] (below, above, NaN), or null
   * @param first the column of the tensor's first chunk
   */
  ChunkSums(Buffer sums, Buffer counts, int first) {
    this.first = first;
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
      batch.scatter(batch.totals, k * Batch.SLOTS, sums, first + k * chunks);
    }
    if (counts != null) {
      batch.scatter(batch.below, 0, counts, first);
      batch.scatter(batch.above, 0, counts, first + chunks);
      batch.scatter(batch.nans, 0, counts, first + 2 * chunks);
    }
  }
}
