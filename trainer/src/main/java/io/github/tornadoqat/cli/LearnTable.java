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
      Object sqnr = t.get("mean_final_sqnr_db");
      writer.printf(
          "%-22s %9d %12.4g %12.4g %12.4g %8s %7.3f%%%n",
          entry.getKey(),
          t.get("encodings"),
          t.get("initial_mse"),
          t.get("final_mse"),
          t.get("best_mse"),
          sqnr == null ? "-" : String.format("%.2f", sqnr),
          100 * (Double) t.get("clip_rate"));
      long projections = (Long) t.get("projections");
      if (projections > 0) {
        writer.printf("  %d steps left the legal ranges and were brought back%n", projections);
      }
    }
    writer.printf(
        "best: %s; report: %s%n", summary.get("best_parameterization"), out.resolve("report.html"));
    writer.flush();
  }
}
