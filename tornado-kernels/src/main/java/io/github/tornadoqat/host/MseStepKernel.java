package io.github.tornadoqat.host;

import io.github.tornadoqat.math.AffineMath;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;

/** {@link Op.MseStep}: 4 bytes move for each element, however many trials there are. */
final class MseStepKernel implements HostPlan.Kernel {
  /** Of {@link MseStepOnePass}, over short chunks. */
  static final WarmUp ONE_PASS = new WarmUp();

  /** The same over long ones, in turns with two passes; not compiled it takes far longer. */
  static final WarmUp LONG_ONE_PASS = new WarmUp(2);

  /** Of {@link MseStepTwoPasses}. */
  static final WarmUp TWO_PASSES = new WarmUp();

  /** Of {@link MseStepSideBySide}. */
  static final WarmUp SIDE_BY_SIDE = new WarmUp();

  /** Elements from which two passes over a chunk pay. */
  private static final int LONG = 32 * Simd.LANES;

  /**
   * One clipped element in so many makes one pass cheaper: half of the vector pairs have one then,
   * or nearly all, where registers do not hold the sums of one pass.
   */
  private static final int MUCH = Simd.LANES == Batch.HALF ? 3 * Simd.LANES : Simd.LANES;

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
    sequences.forEach(workers, tensors, 1, new Trials(trials));
  }

  /** All trials of a batch while it is in cache, or gathered. */
  private record Trials(Reduction[] trials) implements Sequences.Kernel {
    @Override
    public void reduce(Batch batch) {
      for (Reduction trial : trials) {
        trial.reduce(batch);
      }
    }

    @Override
    public WarmUp sideBySide() {
      return trials[0].sideBySide();
    }

    @Override
    public boolean reduce(SideBySide block, boolean stores) {
      for (Reduction trial : trials) {
        if (!trial.reduce(block, stores)) {
          return false;
        }
      }
      return true;
    }
  }

  private static final class Reduction extends RangeReduction {
    private final boolean hasLongChunks;
    private final boolean[] clipsMuch;
    private final int trial;

    Reduction(Encodings e, Layout layout, ChunkSums sums, boolean[] clipsMuch, int trial) {
      boolean hasLongChunks = layout.maxLength() >= LONG;
      super(e, layout, sums, hasLongChunks ? TWO_PASSES : ONE_PASS, Op.MseStep.OUTSIDE);
      this.hasLongChunks = hasLongChunks;
      this.clipsMuch = clipsMuch;
      this.trial = trial;
    }

    @Override
    WarmUp warmUpSideBySide() {
      return SIDE_BY_SIDE;
    }

    @Override
    void vectors(SideBySide block) {
      MseStepSideBySide.reduce(e, block);
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
        MseStepOnePass.reduce(e, batch, firstSlot, lastSlot);
        return;
      }
      for (int slot = firstSlot; slot < lastSlot; slot++) {
        if (!clipsMuch[trial]) {
          MseStepTwoPasses.reduce(e, batch, slot);
        } else if (LONG_ONE_PASS.isWarm()) {
          MseStepOnePass.reduce(e, batch, slot, slot + 1);
        } else {
          warmUpOnePass(batch, slot);
        }
        if (batch.lengths[slot] >= LONG) {
          int clipped = batch.below[slot] + batch.above[slot];
          clipsMuch[trial] = clipped * MUCH > batch.lengths[slot];
        }
      }
    }

    /** Reduces in two passes, and now and then a little in one pass for the compiler to see. */
    private void warmUpOnePass(Batch batch, int slot) {
      int length = batch.lengths[slot];
      long start = System.nanoTime();
      MseStepTwoPasses.reduce(e, batch, slot);
      long middle = System.nanoTime();
      if (LONG_ONE_PASS.isTrial(length)) {
        Batch excerpt = excerpt(batch, slot, slot + 1);
        MseStepOnePass.reduce(e, excerpt, 0, excerpt.count);
        LONG_ONE_PASS.record(System.nanoTime() - middle, excerpt.inRows(), middle - start, length);
      }
    }

    @Override
    void rehearse(Batch excerpt) {
      if (hasLongChunks) {
        for (int slot = 0; slot < excerpt.count; slot++) {
          MseStepTwoPasses.rehearse(e, excerpt, slot);
        }
      } else {
        MseStepOnePass.reduce(e, excerpt, 0, excerpt.count);
      }
    }
  }
}
