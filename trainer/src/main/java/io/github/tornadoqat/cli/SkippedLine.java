package io.github.tornadoqat.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** Says which tensors were passed over. */
final class SkippedLine {
  private SkippedLine() {}

  /** Prints a line if a run's summary has such tensors. */
  static void print(Map<String, Object> summary, PrintWriter out) {
    List<?> labels = (List<?>) summary.get("quantized_already");
    if (!labels.isEmpty()) {
      String more = labels.size() == 1 ? "" : " and " + (labels.size() - 1) + " more";
      out.printf("skipped, quantized already: %s%s%n", labels.getFirst(), more);
    }
  }
}
