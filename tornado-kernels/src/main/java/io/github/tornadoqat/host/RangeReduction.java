package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Layout;

/** What the reductions to range sums share: vectors for whole rows, scalars for the rest. */
abstract class RangeReduction implements Sequences.Kernel {
  final Encodings e;
  final RangeTerms terms;
  final ChunkSums sums;
  private final WarmUp warmUp;

  RangeReduction(Encodings e, Layout layout, ChunkSums sums, WarmUp warmUp) {
    this.e = e;
    this.terms = new RangeTerms(e, layout, sums.below());
    this.sums = sums;
    this.warmUp = warmUp;
  }

  /**
   * Reduces the first elements of a chunk by vectors, half to even.
   *
   * @param elements a multiple of the lanes
   * @return false if there may be a NaN, so that scalars must do it again
   */
  abstract boolean vectors(Chunk chunk, int elements);

  /** Reduces the elements from {@code from} on one by one. */
  abstract void scalars(Chunk chunk, int from);

  @Override
  public final void reduce(Chunk chunk) {
    if (!e.isHalfEven()) {
      finish(chunk, 0);
    } else if (warmUp.isWarm()) {
      finish(chunk, vectors(chunk, chunk.rows()) ? chunk.rows() : 0);
    } else {
      reduceCold(chunk);
    }
  }

  private void reduceCold(Chunk chunk) {
    int trial = warmUp.isTrial(chunk.length) ? Math.min(chunk.rows(), WarmUp.TRIAL) : 0;
    long start = System.nanoTime();
    int done = trial > 0 && vectors(chunk, trial) ? trial : 0;
    long middle = System.nanoTime();
    finish(chunk, done);
    long end = System.nanoTime();
    warmUp.record(middle - start, done, end - middle, chunk.length - done);
  }

  private void finish(Chunk chunk, int done) {
    if (done == 0) {
      chunk.clear();
    }
    if (done < chunk.length) {
      scalars(chunk, done);
    }
  }

  @Override
  public final void store(Chunk chunk, int slots) {
    sums.store(chunk, slots, warmUp.isWarm());
  }
}
