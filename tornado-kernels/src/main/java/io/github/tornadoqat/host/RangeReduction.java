package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Layout;
import java.util.Arrays;

/** What the reductions to range sums share: vectors for whole rows, scalars for the rest. */
abstract class RangeReduction implements Sequences.Kernel {
  final Encodings e;
  private final Layout layout;
  private final ChunkSums sums;
  private final WarmUp warmUp;
  private final int nanSum;

  /**
   * @param nanSum a sum that vectors make NaN wherever an element is
   */
  RangeReduction(Encodings e, Layout layout, ChunkSums sums, WarmUp warmUp, int nanSum) {
    this.e = e;
    this.layout = layout;
    this.sums = sums;
    this.warmUp = warmUp;
    this.nanSum = nanSum;
  }

  /**
   * Reduces whole rows of some slots by vectors, half to even. A chunk of nothing else is folded;
   * the lanes of another are left for {@link #scalars}, so its slot must be the last. NaN is not
   * counted.
   */
  abstract void vectors(Batch batch, int firstSlot, int lastSlot);

  /**
   * Reduces whole rows of the first slots in every way that {@link #vectors} may.
   *
   * @return how many ways there are
   */
  int rehearse(Batch batch, int slots) {
    vectors(batch, 0, slots);
    return 1;
  }

  /** Reduces the elements of a slot from {@code from} on one by one. */
  abstract void scalars(Batch batch, int slot, int from, RangeTerms terms);

  @Override
  public final void reduce(Batch batch) {
    boolean byVectors = e.isHalfEven() && warmUp.isWarm();
    if (byVectors) {
      reduceWarm(batch);
    } else {
      reduceCold(batch);
    }
    batch.addUp(sums.rows(), byVectors);
    if (e.isHalfEven()) {
      repeatWithNans(batch);
    }
    sums.store(batch);
  }

  private void reduceWarm(Batch batch) {
    Arrays.fill(batch.nans, 0);
    int first = 0;
    for (int slot = 0; slot < batch.count; slot++) {
      int done = Batch.rows(batch.lengths[slot]);
      if (done < batch.lengths[slot]) {
        vectors(batch, first, slot + 1);
        finish(batch, slot, done);
        first = slot + 1;
      }
    }
    vectors(batch, first, batch.count);
  }

  private void reduceCold(Batch batch) {
    int last;
    for (int first = 0; first < batch.count; first = last) {
      int elements = 0;
      last = first;
      while (last < batch.count && elements < WarmUp.TRIAL) {
        elements += batch.lengths[last++];
      }
      reduceCold(batch, first, last, elements);
    }
  }

  private void reduceCold(Batch batch, int first, int last, int elements) {
    boolean rehearses = e.isHalfEven() && warmUp.isTrial(elements);
    long start = System.nanoTime();
    int byVectors = rehearses ? rehearse(batch, first, last) : 0;
    long middle = System.nanoTime();
    for (int slot = first; slot < last; slot++) {
      batch.clear(slot);
      finish(batch, slot, 0);
    }
    warmUp.record(middle - start, byVectors, System.nanoTime() - middle, elements);
  }

  /**
   * Takes vectors over the first elements of some slots for the compiler to see, whose results are
   * not used: as chunks of whole rows and one as a chunk of more, since a branch that was never
   * taken makes the compiler start again when it is.
   */
  private int rehearse(Batch batch, int first, int last) {
    Batch apart = batch.apart();
    int elements = 0;
    int slots = 0;
    for (int slot = first; slot < last && slots < Batch.SLOTS - 1; slot++) {
      int rows = Math.min(Batch.rows(batch.lengths[slot]), WarmUp.TRIAL);
      if (rows > 0) {
        apart.set(slots++, batch.offsets[slot], rows, batch.sequences[slot], batch.numbers[slot]);
        elements += rows;
      }
    }
    if (slots > 0) {
      int rows = apart.lengths[0];
      apart.set(slots++, apart.offsets[0], rows + 1, apart.sequences[0], apart.numbers[0]);
      elements += rows;
    }
    return elements * rehearse(apart, slots);
  }

  private void finish(Batch batch, int slot, int done) {
    scalars(batch, slot, done, new RangeTerms(e, layout, batch, slot));
    batch.fold(slot);
  }

  /** Only scalars count NaN. */
  private void repeatWithNans(Batch batch) {
    for (int slot = 0; slot < batch.count; slot++) {
      if (Float.isNaN(batch.totals[nanSum * Batch.SLOTS + slot])) {
        batch.clear(slot);
        finish(batch, slot, 0);
        for (int k = 0; k < sums.rows(); k++) {
          batch.addUp(k, slot);
        }
      }
    }
  }
}
