package io.github.tornadoqat.advice;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.train.Calibrator;
import io.github.tornadoqat.train.MseEvaluator;
import io.github.tornadoqat.train.Slice;
import io.github.tornadoqat.train.StartingRanges;
import java.util.ArrayList;
import java.util.List;

/** Measures the ranges of a slice under every start that is considered. */
final class StartFigures {
  static final String MIN_MAX = "minmax";
  static final String MSE = "mse";

  /** What {@code --init} could be. */
  static final List<String> INITS =
      List.of(MIN_MAX, "percentile:99", "percentile:99.9", "percentile:99.99", MSE);

  private final Backend backend;
  private final IntegerGrid grid;
  private final boolean symmetric;
  private final UsedCodes used;

  StartFigures(Backend backend, AdviceConfig config) {
    this.backend = backend;
    this.grid = config.grid();
    this.symmetric = config.scheme().isSymmetric();
    this.used = new UsedCodes(backend);
  }

  /**
   * Measures.
   *
   * @throws StartingRanges.NonFiniteException if a value is NaN or infinite
   */
  List<RangeFigures> of(Slice slice) {
    List<Range> data = StartingRanges.ofData(backend, slice);
    List<List<RangeFigures.Start>> clamped = starts(slice, true);
    // Where zero is inside, or always code 0, a search with a free zero point tries the same
    // ranges.
    boolean away =
        !symmetric && data.stream().anyMatch(range -> range.min() > 0 || range.max() < 0);
    List<List<RangeFigures.Start>> free = away ? starts(slice, false) : clamped;
    List<Encoding> atMinMax = clamped.stream().map(s -> s.getFirst().encoding()).toList();
    List<Encoding> atBest = new ArrayList<>();
    for (int p = 0; p < data.size(); p++) {
      RangeFigures.Start one = RangeFigures.best(clamped.get(p));
      RangeFigures.Start other = RangeFigures.best(free.get(p));
      atBest.add((other.loss() < one.loss() ? other : one).encoding());
    }
    int[] codesAtMinMax = used.of(slice, atMinMax);
    int[] codesAtBest = used.of(slice, atBest);
    List<RangeFigures> figures = new ArrayList<>();
    for (int p = 0; p < data.size(); p++) {
      figures.add(
          new RangeFigures(
              data.get(p), clamped.get(p), free.get(p), codesAtMinMax[p], codesAtBest[p]));
    }
    return figures;
  }

  /** For each range its starts. */
  private List<List<RangeFigures.Start>> starts(Slice slice, boolean clampZeroPoint) {
    List<List<Encoding>> encodings =
        INITS.stream()
            .map(i -> new Calibrator(backend, grid, clampZeroPoint, symmetric, i).encodings(slice))
            .toList();
    List<List<RangeFigures.Start>> starts = new ArrayList<>();
    try (MseEvaluator evaluator = new MseEvaluator(backend, slice, INITS.size())) {
      for (int i = 0; i < INITS.size(); i++) {
        for (int p = 0; p < evaluator.ranges(); p++) {
          evaluator.set(i, p, encodings.get(i).get(p));
        }
      }
      evaluator.execute();
      for (int p = 0; p < evaluator.ranges(); p++) {
        List<RangeFigures.Start> own = new ArrayList<>();
        for (int i = 0; i < INITS.size(); i++) {
          own.add(new RangeFigures.Start(encodings.get(i).get(p), evaluator.loss(i, p)));
        }
        starts.add(own);
      }
    }
    return starts;
  }
}
