package io.github.tornadoqat.cli;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.study.Claim;
import io.github.tornadoqat.study.PaperStudy;
import io.github.tornadoqat.study.StudyOutput;
import io.github.tornadoqat.study.StudyPlan;
import io.github.tornadoqat.study.StudyResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qat study}. */
@Command(
    name = "study",
    description =
        "Rerun the experiments of a paper over seeds and learning rates, and say which of its"
            + " claims hold.",
    sortOptions = false,
    footer = {
      "",
      "Leaves claims.json, claims.md and study.html in DIR.",
      "",
      "Examples:",
      "  qat study paper --out study",
      "  qat study paper --model all-minilm-l6-v2.onnx --seeds 10 --out study"
    })
final class StudyCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "STUDY",
      description = "paper: arXiv 2404.16898, asymmetric quantization ranges.")
  private String study;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Study this model's weights, and activations made from its embeddings, too. Default: no.")
  private Path model;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many samples of each distribution. Default: 5.")
  private int seeds;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Values of a sample. Default: 10000.")
  private int samples;

  @Option(
      names = {"-n", "--steps"},
      paramLabel = "N",
      defaultValue = "5000",
      description = "Updates of a run. Default: 5000.")
  private int steps;

  @Mixin private BackendOptions backend;
  @Mixin private OutputOptions output;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws InterruptedException {
    if (!study.equals("paper")) {
      throw new UsageException("no study '" + study + "'; there is: paper");
    }
    StudyPlan plan =
        new StudyPlan(
            StudyPlan.seeds(seeds), StudyPlan.RATES, samples, steps, Optional.ofNullable(model));
    try (Backend opened = backend.open();
        StudyOutput files = new StudyOutput(output.folder(), output.force())) {
      StudyResult result = new PaperStudy(plan, opened).run(common.progress());
      Map<String, Object> claims = result.toMap(Version.provenance().on(opened.device()));
      files.write(result, claims);
      common.print(claims, () -> print(result));
    }
    return ExitCode.OK;
  }

  private void print(StudyResult result) {
    PrintWriter out = common.out();
    for (Claim c : result.claims()) {
      out.printf("%-8s %s%n", c.verdict(), c.statement());
      if (!c.dependence().isEmpty()) {
        out.printf("           %s%n", c.dependence());
      }
      out.printf("           %s: %s%n", c.measure(), c.figures());
    }
    result.about().forEach(out::println);
    out.printf("page: %s%n", output.folder().resolve(StudyOutput.PAGE));
    out.flush();
  }
}
