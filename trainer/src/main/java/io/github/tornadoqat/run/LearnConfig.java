package io.github.tornadoqat.run;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.Observers;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.train.GradientScaling;
import io.github.tornadoqat.train.LearnOptions;
import io.github.tornadoqat.train.LearningRates;
import io.github.tornadoqat.train.OptimizerOptions;
import io.github.tornadoqat.train.Schedule;
import io.github.tornadoqat.train.TensorCutter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything that decides what {@code qat learn} computes; the same config gives the same bytes.
 */
public record LearnConfig(
    Path model,
    TensorFilter tensors,
    int bits,
    Scheme scheme,
    List<Parameterization> parameterizations,
    TensorCutter.Unit granularity,
    String init,
    boolean clampZeroPoint,
    OptimizerOptions optimizer,
    LearningRates rates,
    Schedule schedule,
    GradientScaling gradientScaling,
    int steps,
    long seed) {
  public LearnConfig {
    parameterizations = List.copyOf(parameterizations);
    scheme.check(parameterizations);
    IntegerGrid grid = scheme.grid(bits);
    Observers.parse(init, grid);
    for (Parameterization p : parameterizations) {
      // Refuses what cannot be learned with, before any work is done.
      new LearnOptions(p, grid, clampZeroPoint, optimizer, rates, schedule, gradientScaling, steps);
    }
  }

  /** The codes. */
  public IntegerGrid grid() {
    return scheme.grid(bits);
  }

  /** What is learned, one for each parameterization. */
  List<LearnOptions> options() {
    List<LearnOptions> all = new ArrayList<>();
    for (Parameterization p : parameterizations) {
      all.add(
          new LearnOptions(
              p, grid(), clampZeroPoint, optimizer, rates, schedule, gradientScaling, steps));
    }
    return all;
  }

  /** The keys and values that {@code --config} takes, which make the same run again. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", model.toString());
    map.put("include", tensors.include());
    map.put("exclude", tensors.exclude());
    map.put("bits", bits);
    map.put("scheme", scheme.toString());
    map.put("parameterization", parameterizations.stream().map(Parameterization::name).toList());
    map.put("granularity", granularity.toString());
    map.put("init", init);
    map.put("zero_point", clampZeroPoint ? "clamped" : "free");
    map.put("optimizer", optimizer.kind().name().toLowerCase(Locale.ROOT));
    map.put("lr", rates.toJson());
    map.put("schedule", schedule.toString());
    map.put("gradient_scaling", gradientScaling.name().toLowerCase(Locale.ROOT));
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
