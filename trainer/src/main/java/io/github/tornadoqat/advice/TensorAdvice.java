package io.github.tornadoqat.advice;

import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.run.Scheme;
import io.github.tornadoqat.run.Spread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is advised for one tensor of a model. Its ranges are no longer needed.
 *
 * @param info the tensor
 * @param ranges how many
 * @param min its least value, and so on
 * @param outlier see {@link TensorFigures#outlier}
 * @param overBest the error of each start over the least found, in the order of {@link
 *     StartFigures#INITS}
 * @param ways how far ends have to move from each start, as shares of themselves
 * @param lower the lower ends of the advised start
 * @param upper its upper ends
 * @param farness of the farthest end from zero, in widths of its range
 * @param away ranges whose data have zero outside
 * @param oneSided ranges whose data end at zero
 * @param freeGain the least error with a clamped zero point over that with a free one
 * @param rates by parameterization, of its numbers
 */
record TensorAdvice(
    TensorInfo info,
    int ranges,
    double min,
    double max,
    double mean,
    double deviation,
    double outlier,
    List<Double> overBest,
    List<Double> ways,
    Spread lower,
    Spread upper,
    Spread farness,
    long away,
    long oneSided,
    double freeGain,
    Map<String, List<Spread>> rates,
    Choice parameterization,
    Choice rate,
    Choice init,
    Choice zeroPoint) {

  static TensorAdvice of(TensorFigures f, Scheme scheme) {
    Contenders contenders = f.contenders();
    long away = f.count(RangeFigures::excludesZero);
    long oneSided = f.count(RangeFigures::isOneSided);
    Choice zeroPoint =
        AdviceRules.zeroPoint(scheme, f.ranges().size(), away, oneSided, f.freeGain());
    boolean clamped = zeroPoint.value().equals(AdviceRules.CLAMPED);
    List<Double> overBest =
        StartFigures.INITS.stream()
            .map(i -> f.overBest(StartFigures.INITS.indexOf(i), clamped))
            .toList();
    Choice init = AdviceRules.init(overBest);
    int start = StartFigures.INITS.indexOf(init.value());
    Spread farness = f.farness(start, clamped);
    List<Double> ways =
        StartFigures.INITS.stream()
            .map(i -> f.way(StartFigures.INITS.indexOf(i), clamped))
            .toList();
    Map<String, List<Spread>> rates = f.rates(start, clamped);
    Spread lower = f.end(start, clamped, false);
    Spread upper = f.end(start, clamped, true);
    Spread absolute = rates.get(contenders.absolute()).getFirst();
    Choice parameterization =
        AdviceRules.parameterization(contenders, lower, upper, farness, absolute);
    return new TensorAdvice(
        f.info(),
        f.ranges().size(),
        f.values().getMin(),
        f.values().getMax(),
        f.values().getMean(),
        f.values().getStandardDeviation(),
        f.outlier(),
        overBest,
        ways,
        lower,
        upper,
        farness,
        away,
        oneSided,
        f.freeGain(),
        rates,
        parameterization,
        AdviceRules.rate(contenders, parameterization.value(), ways.get(start), absolute),
        init,
        zeroPoint);
  }

  /** What has to be the same of tensors that are learned by one command. */
  String group() {
    return parameterization.value() + " " + zeroPoint.value();
  }

  /** The keys of the JSON form. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", info.name());
    map.put("label", info.label());
    map.put("shape", info.shape());
    map.put("elements", info.elements());
    map.put("ranges", ranges);
    map.put("min", min);
    map.put("max", max);
    map.put("mean", mean);
    map.put("standard_deviation", deviation);
    map.put("farthest_from_mean_in_deviations", outlier);
    Map<String, Object> errors = new LinkedHashMap<>();
    Map<String, Object> moves = new LinkedHashMap<>();
    for (String init : StartFigures.INITS) {
      int i = StartFigures.INITS.indexOf(init);
      errors.put(init, JsonFiles.finite(overBest.get(i)));
      moves.put(init, JsonFiles.finite(ways.get(i)));
    }
    map.put("error_over_best", errors);
    map.put("ends_have_to_move_by", moves);
    map.put("lower_ends", lower.toMap());
    map.put("upper_ends", upper.toMap());
    map.put("farthest_end_in_widths", farness.toMap());
    map.put("ranges_without_zero", away);
    map.put("ranges_that_end_at_zero", oneSided);
    map.put("clamped_over_free_error", JsonFiles.finite(freeGain));
    Map<String, Object> all = new LinkedHashMap<>();
    rates.forEach((name, own) -> all.put(name, own.stream().map(Spread::toMap).toList()));
    map.put("rates_of_one_percent", all);
    map.put("parameterization", parameterization.toMap());
    map.put("lr", rate.toMap());
    map.put("init", init.toMap());
    map.put("zero_point", zeroPoint.toMap());
    map.put("problem", "");
    return map;
  }
}
