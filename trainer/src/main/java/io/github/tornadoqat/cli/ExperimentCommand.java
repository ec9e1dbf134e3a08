package io.github.tornadoqat.cli;

import io.github.tornadoqat.experiment.BestEncodings;
import io.github.tornadoqat.experiment.Experiment;
import io.github.tornadoqat.experiment.ExperimentConfig;
import io.github.tornadoqat.experiment.ExperimentOutcome;
import io.github.tornadoqat.experiment.ExperimentOutput;
import io.github.tornadoqat.experiment.ExperimentResult;
import io.github.tornadoqat.program.Backend;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code qat experiment}. */
@Command(
    name = "experiment",
    description = "Learn one range of known data under several parameterizations, and measure how.",
    sortOptions = false,
    footer = {
      "",
      "Leaves config.json, metrics.csv (every step), summary.json, loss.svg and edges.svg in DIR.",
      "",
      "Examples:",
      "  qat experiment --distribution normal --bits 10 --lr 0.01 --out out \\",
      "      --parameterization minmax,beta-gamma,scale-offset",
      "  qat experiment --distribution relu --bits 3 --zero-point free --lr 0.01 \\",
      "      --parameterization minmax,scale-offset --out out",
      "  qat experiment --distribution weights.npy --bits 4 --init scaled:2.5 --out out",
      "  qat experiment --config out/config.json --out again"
    })
final class ExperimentCommand implements Callable<Integer> {
  @Mixin private ExperimentOptions experiment;
  @Mixin private BackendOptions backend;

  @Mixin private OutputOptions output;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    ExperimentConfig config = experiment.config();
    try (Backend opened = backend.open();
        ExperimentOutput files =
            new ExperimentOutput(output.folder(), output.force(), Version.provenance())) {
      ExperimentResult result = new Experiment(opened, new BestEncodings(opened)).run(config);
      files.write(result);
      common.print(result.summary(), () -> print(result));
    }
    return ExitCode.OK;
  }

  private void print(ExperimentResult result) {
    PrintWriter out = common.out();
    out.printf(
        "best mse %.4g with the range [%.4g, %.4g]; below, errors are times that%n",
        result.best().loss() / result.samples(),
        result.best().encoding().min(),
        result.best().encoding().max());
    out.printf(
        "%-22s %9s %9s %9s %9s %9s%n",
        "parameterization", "initial", "peak", "final", "to 10 %", "to 5 %");
    for (ExperimentOutcome o : result.outcomes()) {
      out.printf(
          "%-22s %9s %9s %9s %9s %9s%n",
          o.parameterization(),
          Format.number("%.4g", o.mse(0) / o.bestMse()),
          Format.number("%.4g", o.peakMse() / o.bestMse()),
          Format.number("%.4g", o.lastOverBest()),
          steps(o.stepsToStayWithin(1.1)),
          steps(o.stepsToStayWithin(1.05)));
    }
    out.printf("curves: %s%n", output.folder().resolve("loss.svg"));
    out.flush();
  }

  private static String steps(int steps) {
    return steps < 0 ? "never" : String.valueOf(steps);
  }
}
