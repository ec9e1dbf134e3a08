package io.github.tornadoqat.run;

import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.quantizer.Observers;
import io.github.tornadoqat.train.TensorCutter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Everything that decides what {@code qat quantize} computes. */
public record QuantizeConfig(
    Path model,
    TensorFilter tensors,
    int bits,
    Scheme scheme,
    TensorCutter.Unit granularity,
    String init,
    boolean clampZeroPoint,
    Rounding rounding,
    long seed,
    boolean dequantize) {
  public QuantizeConfig {
    // Refuses a grid or an observer that there is not, before any work is done.
    Observers.parse(init, scheme.grid(bits));
  }

  /** The keys and values that {@code --config} takes, which make the same run again. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", model.toString());
    map.put("include", tensors.include());
    map.put("exclude", tensors.exclude());
    map.put("bits", bits);
    map.put("scheme", scheme.toString());
    map.put("granularity", granularity.toString());
    map.put("init", init);
    map.put("zero_point", clampZeroPoint ? "clamped" : "free");
    map.put("rounding", rounding.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    map.put("seed", seed);
    map.put("dequantize", dequantize);
    return map;
  }
}
