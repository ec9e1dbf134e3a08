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
    for (int slot = 0; slot < batch.count; slot++) {
      reduceCold(batch, slot);
    }
  }

  private void reduceCold(Batch batch, int slot) {
    int length = batch.lengths[slot];
    int rehearsed = e.isHalfEven() ? warmUp.trial(length) : 0;
    long start = System.nanoTime();
    int byVectors = rehearsed > 0 ? rehearse(batch, slot, rehearsed) : 0;
    long middle = System.nanoTime();
    batch.clear(slot);
    finish(batch, slot, 0);
    warmUp.record(middle - start, byVectors, System.nanoTime() - middle, length);
  }

  /**
   * Takes vectors over the first elements of a slot for the compiler to see, whose results are not
   * used: as chunks of whole rows and as one of more, since a branch that was never taken makes the
   * compiler start again when it is.
   */
  private int rehearse(Batch batch, int slot, int elements) {
    Batch apart = new Batch();
    apart.tensors = batch.tensors;
    apart.count = 3;
    for (int k = 0; k < apart.count; k++) {
      int length = k < apart.count - 1 ? elements : elements + 1;
      apart.set(k, batch.offsets[slot], length, batch.sequences[slot], batch.numbers[slot]);
    }
    vectors(apart, 0, apart.count);
    return apart.count * elements;
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
