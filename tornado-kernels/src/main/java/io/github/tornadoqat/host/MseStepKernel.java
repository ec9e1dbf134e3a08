package io.github.tornadoqat.host;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;

/** {@link Op.MseStep}: 4 bytes move for each element, however many trials there are. */
final class MseStepKernel implements HostPlan.Kernel {
  static final WarmUp WARM_UP = new WarmUp();

  /** Elements from which two passes over a chunk pay. */
  private static final int LONG = 512;

  /**
   * One clipped element in so many makes one pass cheaper: it is in a third of the vector pairs.
   */
  private static final int MUCH = 5 * Simd.LANES;

  private final Op.MseStep op;
  private final Layout layout;
  private final Sequences sequences;

  /** Whether the chunk before clipped much, of each trial; threads may overwrite each other's. */
  private final boolean[] clipsMuch;

  MseStepKernel(Op.MseStep op) {
    this.op = op;
    this.layout = op.spec().granularity().layout(op.x().shape());
    this.sequences = new Sequences(layout, op.x().elements());
    this.clipsMuch = new boolean[op.trials()];
  }

  @Override
  public void run(Workers workers) {
    Encodings e = Encodings.of(op.spec());
    float[][] tensors = {HostBuffer.floats(op.x())};
    Reduction[] trials = new Reduction[op.trials()];
    for (int trial = 0; trial < trials.length; trial++) {
      ChunkSums sums = new ChunkSums(op.sums(), op.counts(), trial * layout.totalChunks());
      Encodings own = e.from(trial * layout.sequences());
      trials[trial] = new Reduction(own, layout, sums, clipsMuch, trial);
    }
    // A batch stays in cache, or gathered, for all trials.
    sequences.forEach(
        workers,
        tensors,
        1,
        batch -> {
          for (Reduction trial : trials) {
            trial.reduce(batch);
          }
        });
  }

  private static final class Reduction extends RangeReduction {
    private final boolean hasLongChunks;
    private final boolean[] clipsMuch;
    private final int trial;

    Reduction(Encodings e, Layout layout, ChunkSums sums, boolean[] clipsMuch, int trial) {
      super(e, layout, sums, WARM_UP, Op.MseStep.OUTSIDE);
      this.hasLongChunks = layout.maxLength() >= LONG;
      this.clipsMuch = clipsMuch;
      this.trial = trial;
    }

    @Override
    void scalars(Batch batch, int slot, int from, RangeTerms terms) {
      float[] x = batch.tensors[0];
      float[] lanes = batch.lanes;
      int offset = batch.offsets[slot];
      int length = batch.lengths[slot];
      int outside = Op.MseStep.OUTSIDE * Layout.LANES;
      for (int j = from; j < length; j++) {
        float v = x[offset + j];
        float r = terms.openSteps(j, v);
        float d = AffineMath.clip(r, terms.lo, terms.hi) * terms.s - v;
        if (terms.addClipped(j, r, d)) {
          lanes[outside + j % Layout.LANES] += d * d;
        } else {
          terms.addInside(j, v, d * d);
        }
      }
    }

    @Override
    void vectors(Batch batch, int firstSlot, int lastSlot) {
      if (!hasLongChunks) {
        MseStepVectors.reduce(e, batch, firstSlot, lastSlot);
        return;
      }
      for (int slot = firstSlot; slot < lastSlot; slot++) {
        if (clipsMuch[trial]) {
          MseStepVectors.reduce(e, batch, slot, slot + 1);
        } else {
          MseStepRows.reduce(e, batch, slot);
        }
        if (batch.lengths[slot] >= LONG) {
          int clipped = batch.below[slot] + batch.above[slot];
          clipsMuch[trial] = clipped * MUCH > batch.lengths[slot];
        }
      }
    }

    @Override
    int rehearse(Batch batch, int slots) {
      MseStepVectors.reduce(e, batch, 0, slots);
      if (!hasLongChunks) {
        return 1;
      }
      for (int slot = 0; slot < slots; slot++) {
        MseStepRows.rehearse(e, batch, slot);
      }
      return 2;
    }
  }
}
