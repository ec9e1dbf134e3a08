package io.github.tornadoqat.run;

import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.report.Numbers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The least, the middle and the greatest of some numbers, all in their unit; NaN where there are
 * none.
 */
public record Spread(double min, double median, double max) {
  /** That of some numbers, in any order. */
  public static Spread of(double[] values) {
    return new Spread(
        StatUtils.min(values), StatUtils.percentile(values, 50), StatUtils.max(values));
  }

  /** From the least to the greatest, as text; one number where both look alike. */
  public String range() {
    String least = Numbers.threeDigits(min);
    String most = Numbers.threeDigits(max);
    return least.equals(most) ? least : least + " to " + most;
  }

  /** The keys of {@code summary.json}: min, median and max, null where JSON has no number. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("min", JsonFiles.finite(min));
    map.put("median", JsonFiles.finite(median));
    map.put("max", JsonFiles.finite(max));
    return map;
  }
}
