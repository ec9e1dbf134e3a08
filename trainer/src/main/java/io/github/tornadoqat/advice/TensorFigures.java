package io.github.tornadoqat.advice;

import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.quantizer.Parameters;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.quantizer.Setup;
import io.github.tornadoqat.report.ReportData;
import io.github.tornadoqat.run.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * What was measured of one tensor.
 *
 * @param info the tensor
 * @param values all of its values together
 * @param contenders what could learn them
 * @param ranges each of its ranges
 */
record TensorFigures(
    TensorInfo info, SummaryStatistics values, Contenders contenders, List<RangeFigures> ranges) {
  TensorFigures {
    ranges = List.copyOf(ranges);
  }

  long count(Predicate<RangeFigures> predicate) {
    return ranges.stream().filter(predicate).count();
  }

  /** The squared error of a start, of all ranges. */
  double loss(int init, boolean clampZeroPoint) {
    return ranges.stream().mapToDouble(r -> r.starts(clampZeroPoint).get(init).loss()).sum();
  }

  /** The least squared error found, of all ranges. */
  double leastLoss(boolean clampZeroPoint) {
    return ranges.stream().mapToDouble(r -> r.best(clampZeroPoint).loss()).sum();
  }

  /** The error of a start over the least found: 1 where both are zero. */
  double overBest(int init, boolean clampZeroPoint) {
    return ReportData.TensorResult.over(loss(init, clampZeroPoint), leastLoss(clampZeroPoint));
  }

  /** The least error with a clamped zero point over that with a free one. */
  double freeGain() {
    double clamped = leastLoss(true);
    return ReportData.TensorResult.over(clamped, Math.min(clamped, leastLoss(false)));
  }

  /** How far the value farthest from the mean is from it, in standard deviations. */
  double outlier() {
    double most = Math.max(values.getMax() - values.getMean(), values.getMean() - values.getMin());
    return most == 0 ? 0 : most / values.getStandardDeviation();
  }

  /**
   * The way of the ends from a start to the best range, {@link RangeFigures#way} of most ranges.
   */
  double way(int init, boolean clampZeroPoint) {
    return StatUtils.percentile(
        each(r -> r.way(init, clampZeroPoint)), AdviceThresholds.MOST_RANGES);
  }

  Spread farness(int init, boolean clampZeroPoint) {
    return Spread.of(each(r -> r.farness(init, clampZeroPoint)));
  }

  /** Where the lower or the upper ends of a start are. */
  Spread end(int init, boolean clampZeroPoint, boolean upper) {
    return Spread.of(
        each(
            r -> {
              Encoding e = r.starts(clampZeroPoint).get(init).encoding();
              return upper ? e.max() : e.min();
            }));
  }

  private double[] each(ToDoubleFunction<RangeFigures> figure) {
    return ranges.stream().mapToDouble(figure).toArray();
  }

  /** The rates of the numbers of each parameterization that move a range by 1 % of its width. */
  Map<String, List<Spread>> rates(int init, boolean clampZeroPoint) {
    List<Setup> setups =
        ranges.stream()
            .map(r -> setup(r.starts(clampZeroPoint).get(init).encoding(), clampZeroPoint))
            .toList();
    Map<String, List<Spread>> rates = new LinkedHashMap<>();
    for (String name : contenders.rated()) {
      Parameterization p = Parameterizations.of(name);
      List<Parameters> own = setups.stream().map(p::rates).toList();
      Spread first = Spread.of(own.stream().mapToDouble(Parameters::first).toArray());
      Spread second = Spread.of(own.stream().mapToDouble(Parameters::second).toArray());
      rates.put(name, p.isSymmetric() ? List.of(first) : List.of(first, second));
    }
    return rates;
  }

  private static Setup setup(Encoding e, boolean clampZeroPoint) {
    return new Setup(new Range(e.min(), e.max()), e.grid(), clampZeroPoint);
  }
}
