package io.github.tornadoqat.cli;

import io.github.tornadoqat.io.OutputFolder;
import io.github.tornadoqat.math.Rounding;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.run.QuantizeConfig;
import io.github.tornadoqat.run.QuantizeRun;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qat quantize}. */
@Command(
    name = "quantize",
    description = "Calibrate and quantize a model's weights to codes, without learning.",
    sortOptions = false,
    footer = {
      "",
      "Leaves config.json, summary.json, encodings.json and codes.safetensors in DIR, with",
      "--dequantize also dequantized.safetensors.",
      "",
      "Examples:",
      "  qat quantize model.onnx --bits 8 --out out",
      "  qat quantize model.safetensors --bits 4 --init mse --granularity group:32 --out out \\",
      "      --dequantize"
    })
final class QuantizeCommand implements Callable<Integer> {
  @Mixin private ModelOptions model;
  @Mixin private GridOptions grid;

  @Option(
      names = "--rounding",
      paramLabel = "R",
      defaultValue = "half-even",
      description =
          "half-even, half-away, floor, ceil or stochastic (with --seed). Default: half-even.")
  private String rounding;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "0",
      description =
          "For stochastic rounding, which draws by seed, tensor name and element. Default: 0.")
  private long seed;

  @Option(names = "--dequantize", description = "Also write the values that the codes stand for.")
  private boolean dequantize;

  @Mixin private BackendOptions backend;

  @Mixin private OutputOptions output;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    QuantizeConfig config =
        new QuantizeConfig(
            model.model(),
            model.filter(),
            grid.bits(),
            grid.scheme(),
            grid.granularity(),
            grid.init(),
            grid.clampZeroPoint(),
            OptimizerFlags.choose(Rounding.class, "--rounding", rounding),
            seed,
            dequantize);
    try (Backend opened = backend.open();
        OutputFolder folder =
            new OutputFolder(
                output.folder(),
                output.force(),
                QuantizeRun.CONFIG,
                QuantizeRun.SUMMARY,
                QuantizeRun.ENCODINGS,
                QuantizeRun.CODES,
                QuantizeRun.DEQUANTIZED)) {
      Map<String, Object> summary = new QuantizeRun(config, opened).run(folder, common.progress());
      common.print(summary, () -> print(summary));
    }
    return ExitCode.OK;
  }

  private void print(Map<String, Object> summary) {
    common.out().printf("%12s %8s  %s%n", "mse", "sqnr dB", "tensor");
    for (Object row : (List<?>) summary.get("tensors")) {
      Map<?, ?> t = (Map<?, ?>) row;
      common
          .out()
          .printf(
              "%12s %8s  %s%n",
              Format.number("%.4g", t.get("mse")),
              Format.number("%.2f", t.get("sqnr_db")),
              t.get("label"));
    }
    SkippedLine.print(summary, common.out());
    common.out().printf("codes: %s%n", output.folder().resolve(QuantizeRun.CODES));
    common.out().flush();
  }
}
