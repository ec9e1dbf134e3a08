package io.github.tornadoqat.experiment;

import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.report.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;

/** The least, the middle and the greatest of some numbers; NaN where there are none. */
record Spread(double min, double median, double max) {
  static Spread of(double[] values) {
    return new Spread(
        StatUtils.min(values), StatUtils.percentile(values, 50), StatUtils.max(values));
  }

  /** From the least to the greatest, as text. */
  String range() {
    String least = Numbers.threeDigits(min);
    String most = Numbers.threeDigits(max);
    return least.equals(most) ? least : least + " to " + most;
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("min", JsonFiles.finite(min));
    map.put("median", JsonFiles.finite(median));
    map.put("max", JsonFiles.finite(max));
    return map;
  }
}
