package io.github.tornadoqat.benchmarks.learning;

import java.math.BigDecimal;

/**
 * What a figure should be; a table says whether it is, and nothing fails where it is not.
 *
 * @param limit the bound
 * @param isFloor whether the figure should be at least that, else at most
 * @param unit of both
 */
record Target(double limit, boolean isFloor, String unit) {
  static Target atMost(double limit, String unit) {
    return new Target(limit, false, unit);
  }

  static Target atLeast(double limit, String unit) {
    return new Target(limit, true, unit);
  }

  boolean isMet(double figure) {
    return isFloor ? figure >= limit : figure <= limit;
  }

  @Override
  public String toString() {
    String number = BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString();
    return (isFloor ? "≥ " : "≤ ") + number + " " + unit;
  }
}
