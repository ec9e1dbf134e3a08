package io.github.tornadoqat.program;

import java.util.List;

/**
 * A step of learning ranges where their encodings are used: from the sums that {@link Op.MseStep}
 * left in the execution before to new encodings for the one in this execution, by the chain rule,
 * an optimizer and a projection to legal ranges. Ranges are learned in T trials of P sequences
 * each; column {@code t·P + p} is that of sequence p in trial t.
 *
 * <p>What varies from step to step is a few numbers a trial, and what comes back is a few sums a
 * trial, so that learning needs no round trip of the ranges.
 *
 * @param trials F64 [{@link Trial#ROWS}, T]: how each trial learns
 * @param ranges F64 [{@link Range#ROWS}, T·P]: where each range starts, and its units
 * @param step F64 [{@link Step#ROWS}, T]: what to do now
 * @param sums F32 [4, T·C]: those of {@code MseStep}, of the execution before
 * @param counts I32 [3, T·C]: likewise
 * @param state F64 [{@link State#ROWS}, T·P], kept from execution to execution
 * @param best F64 [{@link Best#ROWS}, T·P], kept likewise: the encoding with the least error
 * @param encodings F32 [5, T·P]: see {@link QuantizationSpec}
 * @param trace F64 [{@link Trace#ROWS}, T·G]: sums over the ranges that were observed, for each of
 *     G parts of a trial's ranges; the whole is the sum of the parts
 */
public record RangeUpdate(
    Buffer trials,
    Buffer ranges,
    Buffer step,
    Buffer sums,
    Buffer counts,
    Buffer state,
    Buffer best,
    Buffer encodings,
    Buffer trace)
    implements Op {

  /** How a trial learns. */
  public static final class Trial {
    /** A number of {@link io.github.tornadoqat.math.RangeForm}. */
    public static final int FORM = 0;

    /** The least code. */
    public static final int QMIN = 1;

    /** Codes but one. */
    public static final int STEPS = 2;

    /** One if the zero point is kept in the grid, else zero. */
    public static final int CLAMPED = 3;

    /** One for gradient descent with momentum, zero for Adam. */
    public static final int DESCENDS = 4;

    /** 1 − β₁. */
    public static final int MEAN_SHARE = 5;

    /** 1 − β₂. */
    public static final int SQUARE_SHARE = 6;

    public static final int EPSILON = 7;
    public static final int WEIGHT_DECAY = 8;
    public static final int MOMENTUM = 9;
    public static final int ROWS = 10;

    private Trial() {}
  }

  /** Where a range starts. */
  public static final class Range {
    /** The first learned number. */
    public static final int FIRST = 0;

    public static final int SECOND = 1;
    public static final int FIRST_UNIT = 2;
    public static final int SECOND_UNIT = 3;
    public static final int ORIGIN = 4;
    public static final int LEAST_SCALE = 5;

    /** The learning rate of the first number. */
    public static final int FIRST_RATE = 6;

    public static final int SECOND_RATE = 7;

    /** From the gradient of the squared error to the one that is learned from. */
    public static final int FACTOR = 8;

    public static final int ROWS = 9;

    private Range() {}
  }

  /** What to do. */
  public static final class Step {
    /** One if the sums are of the encodings in {@code state}, to be traced and compared. */
    public static final int OBSERVED = 0;

    /** {@link #STAY} or another move. */
    public static final int MOVE = 1;

    /** The schedule's factor on rates. */
    public static final int RATE = 2;

    /** 1/(1 − β₁ᵗ). */
    public static final int MEAN_UNBIAS = 3;

    /** 1/(1 − β₂ᵗ). */
    public static final int SQUARE_UNBIAS = 4;

    public static final int ROWS = 5;

    /** Keep the encodings. */
    public static final int STAY = 0;

    /** Take the starting numbers. */
    public static final int START = 1;

    /** Learn from the sums. */
    public static final int LEARN = 2;

    /** Take the best encodings. */
    public static final int RECALL = 3;

    private Step() {}
  }

  /** What is kept of a range. */
  public static final class State {
    public static final int FIRST = 0;
    public static final int SECOND = 1;

    /** Adam's mean, or the velocity. */
    public static final int FIRST_MEAN = 2;

    public static final int SECOND_MEAN = 3;
    public static final int FIRST_SQUARE = 4;
    public static final int SECOND_SQUARE = 5;

    /** Before snapping. */
    public static final int SCALE = 6;

    /** Before snapping. */
    public static final int ZERO_POINT = 7;

    /** One if the last move left the legal ranges and was brought back. */
    public static final int PROJECTED = 8;

    /** The {@link io.github.tornadoqat.math.RangeForm#exponential} of the first number. */
    public static final int FIRST_EXPONENTIAL = 9;

    public static final int SECOND_EXPONENTIAL = 10;
    public static final int ROWS = 11;

    private State() {}
  }

  /** The best encoding so far. */
  public static final class Best {
    /** Its squared error; negative before the first observation. */
    public static final int LOSS = 0;

    /** Before snapping. */
    public static final int SCALE = 1;

    /** Before snapping. */
    public static final int ZERO_POINT = 2;

    public static final int ROWS = 3;

    private Best() {}
  }

  /** Sums over ranges, those of fractions in two parts whose sum is nearly exact. */
  public static final class Trace {
    public static final int LOSS = 0;
    public static final int LOSS_REST = 1;

    /** The lower end, before snapping. */
    public static final int MIN = 2;

    public static final int MIN_REST = 3;
    public static final int MAX = 4;
    public static final int MAX_REST = 5;

    /** Of integers, as those below. */
    public static final int ZERO_POINT = 6;

    /** Elements clipped. */
    public static final int BELOW = 7;

    public static final int ABOVE = 8;
    public static final int PROJECTIONS = 9;

    /** Ranges with a NaN. */
    public static final int NANS = 10;

    public static final int ROWS = 11;

    private Trace() {}
  }

  public RangeUpdate {
    long t = columns("trials", trials, Trial.ROWS);
    long tp = columns("ranges", ranges, Range.ROWS);
    long parts = columns("trace", trace, Trace.ROWS);
    if (t == 0 || tp == 0 || tp % t != 0 || parts == 0 || parts % t != 0) {
      throw new ShapeException(
          "ranges and trace must have a multiple of %d columns, not %d and %d"
              .formatted(t, tp, parts));
    }
    Checks.buffer("step", step, ElementType.F64, Shape.of(Step.ROWS, t));
    Checks.buffer("state", state, ElementType.F64, Shape.of(State.ROWS, tp));
    Checks.buffer("best", best, ElementType.F64, Shape.of(Best.ROWS, tp));
    Checks.buffer("encodings", encodings, ElementType.F32, Shape.of(QuantizationSpec.ROWS, tp));
    Checks.type("sums", sums, ElementType.F32);
    long c = sums.shape().rank() == 2 ? sums.shape().length(1) : -1;
    if (c < tp || c % tp != 0) {
      throw new ShapeException(
          "sums must have a multiple of %d columns, not %s".formatted(tp, sums.shape()));
    }
    Checks.buffer("sums", sums, ElementType.F32, Shape.of(MseStep.SUMS, c));
    Checks.buffer("counts", counts, ElementType.I32, Shape.of(MseStep.COUNTS, c));
  }

  private static long columns(String name, Buffer buffer, int rows) {
    Checks.type(name, buffer, ElementType.F64);
    Shape shape = buffer.shape();
    if (shape.rank() != 2 || shape.length(0) != rows) {
      throw new ShapeException("%s must have %d rows, not %s".formatted(name, rows, shape));
    }
    return shape.length(1);
  }

  /** T: how many trials learn side by side. */
  public int trialCount() {
    return (int) trials.shape().length(1);
  }

  /** T·P. */
  public int rangeCount() {
    return (int) ranges.shape().length(1);
  }

  /** Chunks of a sequence. */
  public int chunks() {
    return (int) (sums.shape().length(1) / rangeCount());
  }

  /** G: parts of a trial's ranges that are traced apart. */
  public int parts() {
    return (int) trace.shape().length(1) / trialCount();
  }

  @Override
  public List<Buffer> inputs() {
    return List.of(trials, ranges, step);
  }

  @Override
  public List<Buffer> carried() {
    return List.of(sums, counts);
  }

  @Override
  public List<Buffer> outputs() {
    return List.of(state, best, encodings, trace);
  }
}
