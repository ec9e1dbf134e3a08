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
   * Reduces whole rows of an excerpt by the vectors that the warm-up is of, whose results are not
   * used.
   */
  void rehearse(Batch excerpt) {
    vectors(excerpt, 0, excerpt.count);
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

  /** The warm-up of the vectors over sequences that lie side by side. */
  abstract WarmUp warmUpSideBySide();

  /** Leaves lanes and counts of a block in it, half to even; NaN, not counted, makes a sum NaN. */
  abstract void vectors(SideBySide block);

  @Override
  public final WarmUp sideBySide() {
    return e.isHalfEven() ? warmUpSideBySide() : null;
  }

  @Override
  public final boolean reduce(SideBySide block, boolean stores) {
    vectors(block);
    boolean isDone = block.addUp(sums.rows());
    if (isDone && stores) {
      block.store(sums);
    }
    return isDone;
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
    int byVectors = 0;
    if (rehearses) {
      Batch excerpt = excerpt(batch, first, last);
      rehearse(excerpt);
      byVectors = excerpt.inRows();
    }
    long middle = System.nanoTime();
    for (int slot = first; slot < last; slot++) {
      batch.clear(slot);
      finish(batch, slot, 0);
    }
    warmUp.record(middle - start, byVectors, System.nanoTime() - middle, elements);
  }

  /**
   * The first elements of some slots for the compiler to see: as chunks of whole rows and one as a
   * chunk of more, since a branch that was never taken makes the compiler start again when it is.
   */
  static Batch excerpt(Batch batch, int first, int last) {
    Batch apart = batch.apart();
    int slots = 0;
    for (int slot = first; slot < last && slots < Batch.SLOTS - 1; slot++) {
      int rows = Math.min(Batch.rows(batch.lengths[slot]), WarmUp.TRIAL);
      if (rows > 0) {
        apart.set(slots++, batch.offsets[slot], rows, batch.sequences[slot], batch.numbers[slot]);
      }
    }
    if (slots > 0) {
      int rows = apart.lengths[0];
      apart.set(slots++, apart.offsets[0], rows + 1, apart.sequences[0], apart.numbers[0]);
    }
    apart.count = slots;
    return apart;
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
