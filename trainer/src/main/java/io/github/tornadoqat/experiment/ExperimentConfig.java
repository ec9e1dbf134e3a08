package io.github.tornadoqat.experiment;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.run.Scheme;
import io.github.tornadoqat.train.GradientScaling;
import io.github.tornadoqat.train.LearnOptions;
import io.github.tornadoqat.train.LearningRates;
import io.github.tornadoqat.train.OptimizerOptions;
import io.github.tornadoqat.train.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that decides what {@code qat experiment} computes; the same config gives the same
 * bytes.
 *
 * @param data what is quantized
 * @param samples how many values, or {@link DataSource#ALL}
 * @param bits of a code
 * @param scheme the codes
 * @param parameterizations learned side by side
 * @param init the starting range
 * @param clampZeroPoint whether the zero point stays inside the grid
 * @param optimizer the optimizer
 * @param rates its rates
 * @param schedule the factor on them over the run
 * @param scaling the factor on gradients
 * @param steps updates
 * @param seed of the samples
 */
public record ExperimentConfig(
    DataSource data,
    int samples,
    int bits,
    Scheme scheme,
    List<Parameterization> parameterizations,
    InitialRange init,
    boolean clampZeroPoint,
    OptimizerOptions optimizer,
    LearningRates rates,
    Schedule schedule,
    GradientScaling scaling,
    int steps,
    long seed) {
  /** The keys that {@link #of} takes and {@link #toMap} gives. */
  public static final Set<String> KEYS =
      Set.of(
          "distribution",
          "samples",
          "bits",
          "scheme",
          "parameterization",
          "init",
          "zero_point",
          "optimizer",
          "lr",
          "schedule",
          "gradient_scaling",
          "beta1",
          "beta2",
          "epsilon",
          "weight_decay",
          "momentum",
          "steps",
          "seed");

  private static final String ALL = "all";
  private static final int USUAL_STEPS = 5000;

  /** The most updates: their trace has to fit in memory. */
  private static final int MOST_STEPS = 10_000_000;

  private enum ZeroPoint {
    CLAMPED,
    FREE
  }

  public ExperimentConfig {
    parameterizations = List.copyOf(parameterizations);
    scheme.check(parameterizations);
    if (clampZeroPoint && init.excludesZero()) {
      throw new IllegalArgumentException(
          "init '" + init + "' has no zero between its ends; that needs a free zero point");
    }
    if (steps > MOST_STEPS) {
      throw new IllegalArgumentException("steps must be at most " + MOST_STEPS + ", not " + steps);
    }
    IntegerGrid grid = scheme.grid(bits);
    for (Parameterization p : parameterizations) {
      // Refuses what cannot be learned with, before any work is done.
      new LearnOptions(p, grid, clampZeroPoint, optimizer, rates, schedule, scaling, steps);
    }
  }

  /**
   * Reads the values of {@link #KEYS}; all but the distribution may be left out.
   *
   * @throws IllegalArgumentException if a key is unknown or a value does not fit
   */
  public static ExperimentConfig of(Map<String, String> values) {
    Settings s = new Settings(values, KEYS);
    DataSource data = DataSource.parse(s.text("distribution"));
    String samples = s.text("samples", ALL);
    Scheme scheme = Scheme.parse(s.text("scheme", Scheme.ASYMMETRIC.toString()));
    OptimizerOptions usual =
        OptimizerOptions.of(
            s.choice("optimizer", OptimizerOptions.Kind.class, OptimizerOptions.Kind.ADAM));
    return new ExperimentConfig(
        data,
        samples.equals(ALL) ? data.usualSamples() : atLeastOne(s.integer("samples", 1)),
        s.integer("bits", 8),
        scheme,
        s.list("parameterization", scheme.isSymmetric() ? "symmetric-max" : "beta-gamma").stream()
            .distinct()
            .map(Parameterizations::of)
            .toList(),
        new InitialRange(s.text("init", "minmax")),
        s.choice("zero_point", ZeroPoint.class, ZeroPoint.CLAMPED) == ZeroPoint.CLAMPED,
        new OptimizerOptions(
            usual.kind(),
            s.number("beta1", usual.beta1()),
            s.number("beta2", usual.beta2()),
            s.number("epsilon", usual.epsilon()),
            s.number("weight_decay", usual.weightDecay()),
            s.number("momentum", usual.momentum())),
        LearningRates.parse(s.text("lr", "auto")),
        Schedule.parse(s.text("schedule", "constant")),
        s.choice("gradient_scaling", GradientScaling.class, GradientScaling.NONE),
        s.integer("steps", USUAL_STEPS),
        s.seed("seed"));
  }

  private static int atLeastOne(int samples) {
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be 1 or more, not " + samples);
    }
    return samples;
  }

  /** The codes. */
  public IntegerGrid grid() {
    return scheme.grid(bits);
  }

  /** What is learned, one for each parameterization. */
  List<LearnOptions> options() {
    return parameterizations.stream()
        .map(
            p ->
                new LearnOptions(
                    p, grid(), clampZeroPoint, optimizer, rates, schedule, scaling, steps))
        .toList();
  }

  /**
   * The same on other data.
   *
   * @param count of the samples, or {@link DataSource#ALL}
   */
  public ExperimentConfig withData(DataSource other, int count) {
    return with(other, count, init, rates, seed);
  }

  /**
   * The same from another start.
   *
   * @throws IllegalArgumentException if it has no zero between its ends and the zero point is
   *     clamped
   */
  public ExperimentConfig withInit(InitialRange other) {
    return with(data, samples, other, rates, seed);
  }

  /** The same at other learning rates. */
  public ExperimentConfig withRates(LearningRates other) {
    return with(data, samples, init, other, seed);
  }

  /** The same by another seed. */
  public ExperimentConfig withSeed(long other) {
    return with(data, samples, init, rates, other);
  }

  private ExperimentConfig with(
      DataSource data, int samples, InitialRange init, LearningRates rates, long seed) {
    return new ExperimentConfig(
        data,
        samples,
        bits,
        scheme,
        parameterizations,
        init,
        clampZeroPoint,
        optimizer,
        rates,
        schedule,
        scaling,
        steps,
        seed);
  }

  /** The keys and values that make the same run again. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("distribution", data.toString());
    map.put("samples", samples == DataSource.ALL ? ALL : (Object) samples);
    map.put("bits", bits);
    map.put("scheme", scheme.toString());
    map.put("parameterization", parameterizations.stream().map(Parameterization::name).toList());
    map.put("init", init.toString());
    map.put("zero_point", Settings.name(clampZeroPoint ? ZeroPoint.CLAMPED : ZeroPoint.FREE));
    map.put("optimizer", Settings.name(optimizer.kind()));
    map.put("lr", rates.toJson());
    map.put("schedule", schedule.toString());
    map.put("gradient_scaling", Settings.name(scaling));
    map.put("beta1", optimizer.beta1());
    map.put("beta2", optimizer.beta2());
    map.put("epsilon", optimizer.epsilon());
    map.put("weight_decay", optimizer.weightDecay());
    map.put("momentum", optimizer.momentum());
    map.put("steps", steps);
    map.put("seed", seed);
    return map;
  }
}
