package io.github.tornadoqat.cli;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.run.LearnCheckpoint;
import io.github.tornadoqat.run.LearnConfig;
import io.github.tornadoqat.run.LearnOutput;
import io.github.tornadoqat.run.LearnResult;
import io.github.tornadoqat.run.LearnRun;
import io.github.tornadoqat.run.Scheme;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qat learn}. */
@Command(
    name = "learn",
    description = "Learn the quantization ranges of a model's weights.",
    sortOptions = false,
    footer = {
      "",
      "Leaves config.json, metrics.csv, summary.json, encodings.json and report.html in DIR.",
      "A run that was stopped goes on with --resume and leaves the same bytes.",
      "",
      "Examples:",
      "  qat learn model.onnx --bits 4 --out out",
      "  qat learn model.safetensors --bits 4 --granularity group:128 --parameterization minmax \\",
      "      --steps 500 --out out",
      "  qat learn model.onnx --bits 4 --parameterization minmax,beta-gamma,scale-offset --out out",
      "  qat learn --config out/config.json --out again",
      "  qat learn model.onnx --bits 4 --out out --resume"
    })
final class LearnCommand implements Callable<Integer> {
  @Mixin private ModelOptions model;
  @Mixin private GridOptions grid;

  @Option(
      names = {"-p", "--parameterization"},
      paramLabel = "P",
      split = ",",
      description =
          "What is learned, one or several to compare: minmax, scale-offset, scale-offset-grid,"
              + " scale-offset-relative, beta-gamma, beta-gamma-sigmoid, omniquant, log-scale,"
              + " softplus-width, lsq-plus, symmetric-scale, symmetric-max, symmetric-gamma."
              + " Default: beta-gamma, or symmetric-max where the scheme is symmetric.")
  private List<String> parameterizations = List.of();

  @Mixin private OptimizerFlags optimizer;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description = "Chooses the ranges that the report draws. Default: 0.")
  private long seed;

  @Option(
      names = "--resume",
      description = "Go on with a run that was stopped: tensors that are finished are kept.")
  private boolean resume;

  @Mixin private BackendOptions backend;

  @Mixin private OutputOptions output;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws InterruptedException {
    LearnConfig config = config();
    // A run that was killed while it put its files into place has left some of them.
    boolean replace = output.force() || (resume && LearnCheckpoint.exists(output.folder()));
    try (Backend opened = backend.open();
        LearnOutput files =
            new LearnOutput(output.folder(), replace, config, Version.provenance())) {
      LearnCheckpoint checkpoint =
          LearnCheckpoint.open(
              output.folder(),
              resume,
              output.force(),
              config,
              Version.provenance().on(opened.device()));
      LearnResult result = run(new LearnRun(config, opened, checkpoint), checkpoint);
      files.write(result);
      checkpoint.remove();
      Map<String, Object> summary = files.summary(result);
      common.print(summary, () -> LearnTable.print(summary, output.folder(), common.out()));
    }
    return ExitCode.OK;
  }

  private LearnResult run(LearnRun run, LearnCheckpoint checkpoint) throws InterruptedException {
    boolean done = false;
    try {
      LearnResult result = run.run(common.progress());
      done = true;
      return result;
    } finally {
      if (!done) {
        checkpoint.note().ifPresent(common::warn);
      }
    }
  }

  private LearnConfig config() {
    Scheme scheme = grid.scheme();
    List<String> names =
        !parameterizations.isEmpty()
            ? parameterizations
            : List.of(scheme.isSymmetric() ? "symmetric-max" : "beta-gamma");
    List<Parameterization> chosen = names.stream().distinct().map(Parameterizations::of).toList();
    return new LearnConfig(
        model.model(),
        model.filter(),
        grid.bits(),
        scheme,
        chosen,
        grid.granularity(),
        grid.init(),
        grid.clampZeroPoint(),
        optimizer.optimizer(),
        optimizer.rates(),
        optimizer.schedule(),
        optimizer.scaling(),
        optimizer.steps(),
        seed);
  }
}
