package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.Affine;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches the range of least squared error, for all ranges of a slice at once: a coarse grid over
 * both ends as fractions of the data's, then a pattern search with halving steps.
 *
 * <p>The error is not convex in the ends, since the zero point jumps, so this finds a very good
 * range and not always the best one.
 */
public final class MseSearch {
  private static final int COARSE = 12;
  private static final int ROUNDS = 12;
  private static final double FIRST_STEP = 1.0 / COARSE / 2;

  /** The smallest fraction of the data's ends that is tried. */
  private static final double LEAST = 1e-3;

  private final MseEvaluator evaluator;
  private final IntegerGrid grid;
  private final boolean symmetric;
  private final Setup[] setups;
  private final double[] low;
  private final double[] high;
  private final double[] loss;
  private final Encoding[] encodings;

  /**
   * @param evaluator the slice
   * @param grid the codes
   * @param clampZeroPoint whether the zero point stays inside the grid
   * @param symmetric whether the zero point is code 0
   * @param data the least and the greatest value of each range
   */
  public MseSearch(
      MseEvaluator evaluator,
      IntegerGrid grid,
      boolean clampZeroPoint,
      boolean symmetric,
      List<Range> data) {
    this.evaluator = evaluator;
    this.grid = grid;
    this.symmetric = symmetric;
    int n = evaluator.ranges();
    this.setups = new Setup[n];
    this.low = new double[n];
    this.high = new double[n];
    this.loss = new double[n];
    this.encodings = new Encoding[n];
    Arrays.setAll(setups, p -> new Setup(data.get(p), grid, clampZeroPoint));
    Arrays.fill(loss, Double.POSITIVE_INFINITY);
  }

  /** Runs the search. */
  public MseSearch run() {
    int n = setups.length;
    double[] a = new double[n];
    double[] b = new double[n];
    for (int i = 1; i <= COARSE; i++) {
      for (int j = symmetric ? i : 1; j <= (symmetric ? i : COARSE); j++) {
        Arrays.fill(a, (double) i / COARSE);
        Arrays.fill(b, (double) j / COARSE);
        attempt(a, b);
      }
    }
    double step = FIRST_STEP;
    for (int round = 0; round < ROUNDS; round++) {
      double[] fromLow = low.clone();
      double[] fromHigh = high.clone();
      for (int direction = 0; direction < 9; direction++) {
        double da = (direction % 3 - 1) * step;
        double db = (direction / 3 - 1) * step;
        boolean stays = da == 0 && db == 0;
        if (!stays && (!symmetric || da == db)) {
          Arrays.setAll(a, p -> Math.max(fromLow[p] + da, LEAST));
          Arrays.setAll(b, p -> Math.max(fromHigh[p] + db, LEAST));
          attempt(a, b);
        }
      }
      if (round % 2 == 1) {
        step /= 2;
      }
    }
    return this;
  }

  /** Evaluates one candidate for every range and keeps those that are better. */
  private void attempt(double[] a, double[] b) {
    Encoding[] candidates = new Encoding[setups.length];
    for (int p = 0; p < setups.length; p++) {
      candidates[p] = encoding(setups[p], a[p], b[p]);
      evaluator.set(p, candidates[p]);
    }
    evaluator.execute();
    for (int p = 0; p < setups.length; p++) {
      double candidate = evaluator.loss(p);
      if (candidate < loss[p] || encodings[p] == null) {
        loss[p] = candidate;
        low[p] = a[p];
        high[p] = b[p];
        encodings[p] = candidates[p];
      }
    }
  }

  private Encoding encoding(Setup setup, double a, double b) {
    Range start = setup.start();
    if (symmetric) {
      return Encoding.snap(new Affine(a * setup.symmetricAffine().scale(), 0), grid);
    }
    Range range = new Range(a * start.min(), Math.max(b * start.max(), a * start.min()));
    return Encoding.snap(new Setup(range, grid, setup.clampZeroPoint()).startAffine(), grid);
  }

  /** The least squared error found for each range. */
  public double[] losses() {
    return loss.clone();
  }

  /** The ranges of the encodings found. */
  public List<Range> ranges() {
    List<Range> ranges = new ArrayList<>();
    for (Encoding e : encodings) {
      ranges.add(new Range(e.min(), e.max()));
    }
    return ranges;
  }

  /** The encodings found. */
  public List<Encoding> encodings() {
    return List.of(encodings);
  }
}
