package io.github.tornadoqat.cli;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.run.Inspection;
import io.github.tornadoqat.train.TensorCutter;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qat inspect}. */
@Command(
    name = "inspect",
    description = {
      "List a model's tensors: shapes, types, ranges, and the signal over quantization noise that"
          + " plain min/max ranges would leave, in dB (6 dB halve the error), for integers and for"
          + " FP8, NF4 and FP4 scaled to the greatest magnitude.",
    },
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  qat inspect model.onnx",
      "  qat inspect model.safetensors --include '*attn*' --granularity group:128",
      "  qat inspect model.onnx --json"
    })
final class InspectCommand implements Callable<Integer> {
  @Mixin private ModelOptions model;

  @Option(
      names = "--granularity",
      paramLabel = "G",
      defaultValue = "channel",
      description = "What shares a range: tensor, channel, group:N. Default: channel.")
  private String granularity;

  @Mixin private BackendOptions backend;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() {
    try (Backend opened = backend.open()) {
      List<Inspection.Row> rows =
          new Inspection(opened, TensorCutter.Unit.parse(granularity))
              .run(model.model(), model.filter(), common.progress());
      common.print(rows.stream().map(Inspection.Row::toMap).toList(), () -> print(rows));
    }
    return ExitCode.OK;
  }

  private void print(List<Inspection.Row> rows) {
    PrintWriter out = common.out();
    int width = rows.stream().mapToInt(r -> r.info().label().length()).max().orElse(0);
    String name = "%-" + Math.clamp(width, 6, 64) + "s";
    out.printf(
        name + " %-14s %-4s %10s %10s %10s  %s%n",
        "tensor",
        "shape",
        "type",
        "min",
        "max",
        "std",
        "SQNR dB at 8, 4, 3, 2 bits, and of FP8 E4M3, NF4, FP4 E2M1");
    for (Inspection.Row r : rows) {
      out.printf(
          name + " %-14s %-4s %10s %10s %10s  %s%n",
          r.info().label(),
          shape(r.info().shape()),
          r.info().dtype(),
          Format.number("%.4g", r.min()),
          Format.number("%.4g", r.max()),
          Format.number("%.4g", r.deviation()),
          r.problem().isEmpty() ? estimates(r) : r.problem());
    }
    long elements = rows.stream().mapToLong(r -> r.info().elements()).sum();
    out.printf("%d tensors, %,d elements%n", rows.size(), elements);
    out.flush();
  }

  private static String shape(long[] shape) {
    return shape.length == 0
        ? "scalar"
        : String.join("x", Arrays.stream(shape).mapToObj(Long::toString).toList());
  }

  private static String estimates(Inspection.Row row) {
    return String.join(
        " ",
        row.sqnrDb().values().stream()
            .map(db -> String.format("%6s", Format.number("%.2f", db)))
            .toList());
  }
}
