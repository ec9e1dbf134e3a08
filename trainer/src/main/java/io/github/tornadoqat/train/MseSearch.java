package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.LearnedRanges;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Searches the range of least squared error, for all ranges of a slice at once: a coarse grid over
 * both ends as fractions of the data's, then a pattern search with halving steps.
 *
 * <p>The error is not convex in the ends, since the zero point jumps, so this finds a very good
 * range and not always the best one.
 */
public final class MseSearch {
  private static final int COARSE = 12;

  /** Candidates of a round of the pattern search, which do not depend on each other. */
  private static final int MOVES = 8;

  private static final int SYMMETRIC_MOVES = 2;
  private static final int ROUNDS = 12;
  private static final double FIRST_STEP = 1.0 / COARSE / 2;

  /** The smallest fraction of the data's ends that is tried. */
  private static final double LEAST = 1e-3;

  private final Backend backend;
  private final Slice slice;
  private final boolean symmetric;

  /** Their numbers are fractions of the data's ends. */
  private final LearnedRanges ranges;

  private final double[] low;
  private final double[] high;
  private final double[] loss;

  /**
   * @param backend where kernels run
   * @param slice the values
   * @param grid the codes
   * @param clampZeroPoint whether the zero point stays inside the grid
   * @param symmetric whether the zero point is code 0
   * @param data the least and the greatest value of each range
   */
  public MseSearch(
      Backend backend,
      Slice slice,
      IntegerGrid grid,
      boolean clampZeroPoint,
      boolean symmetric,
      List<Range> data) {
    this.backend = backend;
    this.slice = slice;
    this.symmetric = symmetric;
    int n = data.size();
    this.ranges =
        new LearnedRanges(
            Parameterizations.of(symmetric ? "symmetric-gamma" : "beta-gamma"),
            data.stream().map(range -> new Setup(range, grid, clampZeroPoint)).toList());
    this.low = new double[n];
    this.high = new double[n];
    this.loss = new double[n];
    Arrays.fill(low, 1);
    Arrays.fill(high, 1);
    Arrays.fill(loss, Double.POSITIVE_INFINITY);
  }

  /** Runs the search. */
  public MseSearch run() {
    try (MseEvaluator evaluator =
        new MseEvaluator(backend, slice, symmetric ? SYMMETRIC_MOVES : MOVES)) {
      Candidates candidates = new Candidates(evaluator);
      for (int i = 1; i <= COARSE; i++) {
        for (int j = symmetric ? i : 1; j <= (symmetric ? i : COARSE); j++) {
          double a = (double) i / COARSE;
          double b = (double) j / COARSE;
          candidates.add(p -> a, p -> b);
        }
      }
      candidates.flush();
      double step = FIRST_STEP;
      for (int round = 0; round < ROUNDS; round++) {
        for (int direction = 0; direction < 9; direction++) {
          double da = (direction % 3 - 1) * step;
          double db = (direction / 3 - 1) * step;
          boolean stays = da == 0 && db == 0;
          if (!stays && (!symmetric || da == db)) {
            candidates.add(p -> Math.max(low[p] + da, LEAST), p -> Math.max(high[p] + db, LEAST));
          }
        }
        candidates.flush();
        if (round % 2 == 1) {
          step /= 2;
        }
      }
    }
    encode(p -> low[p], p -> high[p]);
    return this;
  }

  private void encode(IntToDoubleFunction a, IntToDoubleFunction b) {
    Arrays.setAll(ranges.numbers(0), a);
    Arrays.setAll(ranges.numbers(1), b);
    ranges.encode();
  }

  /** Candidates for every range that are evaluated together. */
  private final class Candidates {
    private final MseEvaluator evaluator;
    private final double[][] lows;
    private final double[][] highs;
    private final double[] losses;
    private int count;

    Candidates(MseEvaluator evaluator) {
      this.evaluator = evaluator;
      this.lows = new double[evaluator.trials()][evaluator.ranges()];
      this.highs = new double[evaluator.trials()][evaluator.ranges()];
      this.losses = new double[evaluator.ranges()];
    }

    /** Adds one for every range, by fractions of the data's ends. */
    void add(IntToDoubleFunction a, IntToDoubleFunction b) {
      if (count == evaluator.trials()) {
        flush();
      }
      encode(a, b);
      System.arraycopy(ranges.numbers(0), 0, lows[count], 0, losses.length);
      System.arraycopy(ranges.numbers(1), 0, highs[count], 0, losses.length);
      evaluator.set(count, ranges);
      count++;
    }

    /** Evaluates, and keeps those that are better. */
    void flush() {
      evaluator.execute();
      for (int t = 0; t < count; t++) {
        evaluator.losses(t, losses);
        for (int p = 0; p < losses.length; p++) {
          if (losses[p] < loss[p]) {
            loss[p] = losses[p];
            low[p] = lows[t][p];
            high[p] = highs[t][p];
          }
        }
      }
      count = 0;
    }
  }

  /** The least squared error found for each range. */
  public double[] losses() {
    return loss.clone();
  }

  /** The ranges of the encodings found. */
  public List<Range> ranges() {
    return encodings().stream().map(e -> new Range(e.min(), e.max())).toList();
  }

  /** The encodings found. */
  public List<Encoding> encodings() {
    return ranges.toList();
  }
}
