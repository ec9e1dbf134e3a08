package io.github.tornadoqat.train;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.math.RangeLimits;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.quantizer.Affine;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Searches the encoding of least squared error of one range: every zero point with every scale that
 * can matter. A study measures learning against it, so it takes the time that {@link MseSearch},
 * which starts learning, does not have.
 *
 * <p>For a given scale the rounded values do not depend on the zero point, which only says where
 * they are clipped. So one pass over the sorted values gives the error of every zero point. Over
 * scales the error is a smooth trend with ripples, about as long as the change of scale that moves
 * a typical value by a third of a step; scales are tried at a fraction of that.
 */
public final class ExhaustiveSearch {
  /** Between scales of the first scan. */
  private static final double COARSE = 1.04;

  /** Scales to be scanned, relative to that of the data's range. */
  private static final double MOST = 2;

  private static final double LEAST = 1e-4;

  /**
   * Smaller scales clip more, so the first scan ends where clipping alone is so much worse than the
   * best; not by less, since zero points do not let a range be anywhere.
   */
  private static final double HOPELESS = 1.5;

  /** How far above the least error of the first scan the second one looks: ripples hide there. */
  private static final double NEAR = 1.06;

  /** The step of the second scan, times the root mean square of the codes. */
  private static final double FINE = 0.03;

  private static final int REFINED = 16;
  private static final int REFINEMENTS = 4;
  private static final int PARTS = 5;

  /** Candidates that are measured on the backend, whose float32 may order the best differently. */
  private static final int MEASURED = 8;

  private final ScaleScan scan;
  private final double start;

  private ExhaustiveSearch(ScaleScan scan, double start) {
    this.scan = scan;
    this.start = start;
  }

  /** A scale, the zero point that goes best with it, and their squared error. */
  private record Candidate(double scale, int zeroPoint, double loss) {}

  /**
   * Searches.
   *
   * @param backend measures the candidates that are left
   * @param values finite ones
   * @param grid the codes
   * @param clampZeroPoint whether the zero point stays inside the grid
   * @param symmetric whether the zero point is code 0
   * @throws StartingRanges.NonFiniteException if a value is NaN or infinite
   */
  public static BestEncoding find(
      Backend backend,
      float[] values,
      IntegerGrid grid,
      boolean clampZeroPoint,
      boolean symmetric) {
    Slice slice = new Slice(values, 1, values.length, Granularity.perTensor());
    Range data = StartingRanges.ofData(backend, slice).getFirst();
    Setup setup = new Setup(data, grid, clampZeroPoint);
    Affine start = symmetric ? setup.symmetricAffine() : setup.startAffine();
    int least = symmetric ? 0 : clampZeroPoint ? grid.qmin() : -RangeLimits.MAX_ZERO_POINT;
    int most = symmetric ? 0 : clampZeroPoint ? grid.qmax() : RangeLimits.MAX_ZERO_POINT;
    ScaleScan scan = new ScaleScan(values, grid, least, most);
    List<Encoding> candidates =
        new ExhaustiveSearch(scan, start.scale())
            .run().stream()
                .map(c -> Encoding.snap(new Affine(c.scale, c.zeroPoint), grid))
                .toList();
    return measure(backend, slice, candidates);
  }

  private List<Candidate> run() {
    List<Candidate> coarse = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    for (double s = MOST * start; s > LEAST * start; s /= COARSE) {
      coarse.add(candidate(s));
      least = Math.min(least, scan.loss());
      if (scan.clipping() > HOPELESS * least) {
        break;
      }
    }
    double bound = NEAR * least;
    List<Candidate> fine = new ArrayList<>();
    for (Candidate c : coarse) {
      if (c.loss <= bound) {
        int n = (int) Math.ceil(Math.log(COARSE) / 2 / step(c));
        for (int i = -n; i <= n; i++) {
          fine.add(candidate(c.scale * Math.pow(COARSE, i / (2.0 * n))));
        }
      }
    }
    List<Candidate> refined = new ArrayList<>();
    for (Candidate c : best(minima(fine), REFINED)) {
      refined.add(refine(c));
    }
    refined.addAll(best(coarse, 1));
    return best(refined, MEASURED);
  }

  /** Between logarithms of scales of the second scan. */
  private double step(Candidate c) {
    return Math.min(Math.log(COARSE) / 2, FINE / scan.rms(c.scale));
  }

  /** Those with no better neighbour. */
  private static List<Candidate> minima(List<Candidate> candidates) {
    List<Candidate> sorted =
        candidates.stream().sorted(Comparator.comparingDouble(Candidate::scale)).toList();
    List<Candidate> minima = new ArrayList<>();
    for (int i = 0; i < sorted.size(); i++) {
      double loss = sorted.get(i).loss;
      boolean left = i == 0 || sorted.get(i - 1).loss >= loss;
      boolean right = i == sorted.size() - 1 || sorted.get(i + 1).loss >= loss;
      if (left && right) {
        minima.add(sorted.get(i));
      }
    }
    return minima;
  }

  /** Scales between the neighbours of the best, ever closer. */
  private Candidate refine(Candidate from) {
    Candidate least = from;
    double part = step(from);
    for (int round = 0; round < REFINEMENTS; round++) {
      double around = least.scale;
      part /= PARTS;
      for (int i = 1; i < PARTS; i++) {
        for (int side = -1; side <= 1; side += 2) {
          Candidate c = candidate(around * Math.exp(side * i * part));
          least = c.loss < least.loss ? c : least;
        }
      }
    }
    return least;
  }

  private Candidate candidate(double scale) {
    scan.at(scale);
    return new Candidate(scale, scan.zeroPoint(), scan.loss());
  }

  private static List<Candidate> best(List<Candidate> candidates, int count) {
    return candidates.stream()
        .sorted(Comparator.comparingDouble(Candidate::loss))
        .limit(count)
        .toList();
  }

  private static BestEncoding measure(Backend backend, Slice slice, List<Encoding> candidates) {
    BestEncoding best = null;
    try (MseEvaluator evaluator = new MseEvaluator(backend, slice, candidates.size())) {
      for (int t = 0; t < candidates.size(); t++) {
        evaluator.set(t, 0, candidates.get(t));
      }
      evaluator.execute();
      for (int t = 0; t < candidates.size(); t++) {
        double loss = evaluator.loss(t, 0);
        if (best == null || loss < best.loss()) {
          best = new BestEncoding(candidates.get(t), loss);
        }
      }
    }
    return best;
  }
}
