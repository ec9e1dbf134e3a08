package io.github.tornadoqat.train;

import io.github.tornadoqat.math.RangeMath;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Encodings;
import java.util.Arrays;

/**
 * The squared error of a slice under any encodings, with the sums its gradient needs: one recorded
 * program, executed once a step, that tries several encodings of every range side by side.
 */
public final class MseEvaluator implements AutoCloseable {
  private final Layout layout;
  private final int trials;
  private final Buffer x;
  private final Buffer encodings;
  private final Buffer sums;
  private final Buffer counts;
  private final Plan plan;
  private final float[] table;
  private final float[] sumValues;
  private final int[] countValues;

  /** One encoding of every range at a time. */
  public MseEvaluator(Backend backend, Slice slice) {
    this(backend, slice, 1);
  }

  /**
   * A program over the slice's values, which must stay as they are.
   *
   * @param trials encodings of every range at a time
   */
  public MseEvaluator(Backend backend, Slice slice, int trials) {
    this.layout = slice.layout();
    this.trials = trials;
    int p = trials * layout.sequences();
    int c = trials * layout.totalChunks();
    this.table = new float[QuantizationSpec.ROWS * p];
    this.sumValues = new float[Op.MseStep.SUMS * c];
    this.countValues = new int[Op.MseStep.COUNTS * c];
    this.x = backend.wrap(slice.values(), slice.shape());
    this.encodings =
        backend.allocate(ElementType.F32, Shape.of(QuantizationSpec.ROWS, p), Residency.STEP);
    this.sums = backend.allocate(ElementType.F32, Shape.of(Op.MseStep.SUMS, c), Residency.RESULT);
    this.counts =
        backend.allocate(ElementType.I32, Shape.of(Op.MseStep.COUNTS, c), Residency.RESULT);
    QuantizationSpec spec = new QuantizationSpec(encodings, slice.granularity());
    this.plan = backend.compile(Program.of(new Op.MseStep(x, spec, sums, counts)));
  }

  /** The number of encodings that are tried of every range. */
  public int trials() {
    return trials;
  }

  /** Which elements share a range. */
  Layout layout() {
    return layout;
  }

  /** The number of ranges. */
  public int ranges() {
    return layout.sequences();
  }

  /** Sets the encoding of range p that a trial takes at the next execution. */
  public void set(int trial, int p, Encoding encoding) {
    encoding.store(table, trial * ranges() + p);
  }

  /** Sets the encodings that a trial takes at the next execution. */
  public void set(int trial, Encodings all) {
    all.store(table, trial * ranges());
  }

  /** Takes the sums under the encodings that are set. */
  public void execute() {
    encodings.put(table);
    plan.execute();
    sums.get(sumValues);
    counts.get(countValues);
  }

  /** The squared error of range p. */
  public double loss(int trial, int p) {
    int inside = ((Op.MseStep.INSIDE * trials + trial) * ranges() + p) * layout.chunks();
    int outside = ((Op.MseStep.OUTSIDE * trials + trial) * ranges() + p) * layout.chunks();
    double total = 0;
    for (int k = 0; k < layout.chunks(); k++) {
      total += sumValues[inside + k];
    }
    for (int k = 0; k < layout.chunks(); k++) {
      total += sumValues[outside + k];
    }
    return total;
  }

  /**
   * The sums that the gradient of the squared error needs, in ascending order of chunks. The
   * trial's encodings must still be those of the last execution.
   *
   * @param factors of each range, on all its sums
   * @param r set to Σ over elements inside of d·(round(v) − v), with d = x̂ − x
   * @param l set to Σ d over elements below
   * @param h set to Σ d over elements above
   */
  void gradients(int trial, double[] factors, double[] r, double[] l, double[] h) {
    totals(Op.MseStep.INSIDE, trial, r);
    totals(Op.MseStep.L, trial, l);
    totals(Op.MseStep.H, trial, h);
    int scales = (QuantizationSpec.SCALE * trials + trial) * ranges();
    for (int p = 0; p < factors.length; p++) {
      r[p] = factors[p] * RangeMath.insideSum(r[p], table[scales + p]);
      l[p] = factors[p] * l[p];
      h[p] = factors[p] * h[p];
    }
  }

  /** {@link #loss} of every range. */
  void losses(int trial, double[] losses) {
    totals(Op.MseStep.INSIDE, trial, losses);
    addTotals(Op.MseStep.OUTSIDE, trial, losses);
  }

  private void totals(int row, int trial, double[] totals) {
    Arrays.fill(totals, 0);
    addTotals(row, trial, totals);
  }

  private void addTotals(int row, int trial, double[] totals) {
    int chunks = layout.chunks();
    int from = (row * trials + trial) * ranges() * chunks;
    for (int k = 0; k < chunks; k++) {
      for (int p = 0; p < totals.length; p++) {
        totals[p] += sumValues[from + p * chunks + k];
      }
    }
  }

  /** Elements below their range in a trial of the last execution, of all ranges. */
  public long below(int trial) {
    return count(0, trial);
  }

  /** Elements above their range in a trial of the last execution, of all ranges. */
  public long above(int trial) {
    return count(1, trial);
  }

  private long count(int row, int trial) {
    int chunks = layout.totalChunks();
    int from = (row * trials + trial) * chunks;
    long count = 0;
    for (int k = from; k < from + chunks; k++) {
      count += countValues[k];
    }
    return count;
  }

  @Override
  public void close() {
    plan.close();
    x.close();
    encodings.close();
    sums.close();
    counts.close();
  }
}
