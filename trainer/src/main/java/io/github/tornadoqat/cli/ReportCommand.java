package io.github.tornadoqat.cli;

import io.github.tornadoqat.sweep.SweepReport;
import io.github.tornadoqat.sweep.SweepState;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code qat report}. */
@Command(
    name = "report",
    description = "Show what the finished trials of a sweep found, as one HTML page.",
    sortOptions = false,
    footer = {
      "",
      "Leaves DIR/report.html (sortable table, heat maps of bits and learning rate, error against"
          + " bits, curves) and rewrites DIR/results.csv; the sweep may still be running.",
      "",
      "Examples:",
      "  qat sweep sweep.yaml --out out",
      "  qat report out"
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The folder of a sweep.")
  private Path folder;

  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    SweepState state = SweepReport.write(folder);
    common.print(
        state.toMap(),
        () -> {
          common
              .out()
              .printf(
                  "%d of %d trials are done, %d failed%nreport: %s%n",
                  state.finished(), state.trials(), state.failed(), folder.resolve("report.html"));
          common.out().flush();
        });
    return ExitCode.OK;
  }
}
