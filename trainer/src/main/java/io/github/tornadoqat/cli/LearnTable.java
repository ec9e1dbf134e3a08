package io.github.tornadoqat.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/** The few lines that a person sees after learning. */
final class LearnTable {
  private LearnTable() {}

  static void print(Map<String, Object> summary, Path out, PrintWriter writer) {
    writer.printf(
        "%-22s %9s %12s %12s %12s %8s %8s%n",
        "parameterization", "ranges", "initial mse", "final mse", "best mse", "sqnr dB", "clipped");
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) summary.get("totals")).entrySet()) {
      Map<?, ?> t = (Map<?, ?>) entry.getValue();
      writer.printf(
          "%-22s %9s %12s %12s %12s %8s %8s%n",
          entry.getKey(),
          t.get("encodings"),
          Format.number("%.4g", t.get("initial_mse")),
          Format.number("%.4g", t.get("final_mse")),
          Format.number("%.4g", t.get("best_mse")),
          Format.number("%.2f", t.get("mean_final_sqnr_db")),
          Format.number("%.3f%%", 100 * (double) t.get("clip_rate")));
      long projections = (long) t.get("projections");
      if (projections > 0) {
        writer.printf("  %d steps left the legal ranges and were brought back%n", projections);
      }
    }
    SkippedLine.print(summary, writer);
    writer.printf(
        "best: %s; report: %s%n", summary.get("best_parameterization"), out.resolve("report.html"));
    writer.flush();
  }
}
