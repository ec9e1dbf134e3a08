package io.github.tornadoqat.cli;

import io.github.tornadoqat.advice.Advice;
import io.github.tornadoqat.advice.AdviceConfig;
import io.github.tornadoqat.advice.ModelAdvice;
import io.github.tornadoqat.advice.RunAdvice;
import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.HuggingFaceFolder;
import io.github.tornadoqat.program.Backend;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code qat advise}. */
@Command(
    name = "advise",
    description = {
      "Advise on learning a model's ranges (parameterization, learning rate, start, zero point), or"
          + " on doing a finished run of 'qat learn' or 'qat experiment' better, from what is"
          + " measured of them.",
    },
    sortOptions = false,
    footer = {
      "",
      "MODEL may also be the folder that a run left: it has bits, tensors and granularity of its"
          + " own.",
      "",
      "The columns of a model's table are errors over the least that was found, at the starts that"
          + " '--init' names, and how far the farthest value is from the mean, in standard"
          + " deviations. Those of a run are errors over the best known at the start, kept, at the"
          + " last step and at the worst one, how far an end swings over the last tenth in widths"
          + " of its range, and how often the zero point left the grid or came back and steps were"
          + " brought back to legal ranges.",
      "",
      "Examples:",
      "  qat advise model.onnx --bits 4",
      "  qat advise model.safetensors --bits 3 --granularity group:128 --json",
      "  qat advise model.onnx --bits 8 --scheme symmetric-restricted",
      "  qat advise out"
    })
final class AdviseCommand implements Callable<Integer> {
  private static final List<String> OF_MODELS =
      List.of("--bits", "--scheme", "--granularity", "--include", "--exclude");

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions model;
  @Mixin private CodeOptions codes;
  @Mixin private SchemeOption scheme;
  @Mixin private BackendOptions backend;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws InterruptedException {
    Path path = model.model();
    boolean isRun = isRun(path);
    AdviceConfig config =
        new AdviceConfig(
            path,
            model.filter(),
            codes.bits(),
            scheme.scheme(),
            codes.granularity(),
            backend.name());
    RunAdvice run = isRun ? new RunAdvice(path) : null;
    try (Backend opened = backend.open()) {
      Advice advice =
          isRun
              ? run.run(opened, common.progress())
              : new ModelAdvice(config, opened).run(common.progress());
      common.print(advice.toMap(), () -> AdviceTable.print(advice, common.out()));
    }
    return ExitCode.OK;
  }

  /** Whether a path is a finished run's folder, not a model. */
  private boolean isRun(Path path) {
    if (!Files.isDirectory(path)) {
      return false;
    }
    if (RunAdvice.isOf(path)) {
      for (String option : OF_MODELS) {
        if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
          throw new UsageException(option + " is for models; the run in " + path + " has its own");
        }
      }
      return true;
    }
    if (!HuggingFaceFolder.isOne(path)) {
      throw new BadInputException(
          path,
          "folder",
          "neither a model nor a finished run",
          "model.safetensors, or the config.json and summary.json of qat learn or qat experiment");
    }
    return false;
  }
}
