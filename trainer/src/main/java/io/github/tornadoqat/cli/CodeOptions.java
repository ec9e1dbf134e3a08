package io.github.tornadoqat.cli;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.train.TensorCutter;
import picocli.CommandLine.Option;

/** Codes, and what shares them. */
final class CodeOptions {
  @Option(
      names = {"-b", "--bits"},
      paramLabel = "B",
      defaultValue = "8",
      description = "Bits of a code, 1 to 16. Default: 8.")
  private int bits;

  @Option(
      names = "--granularity",
      paramLabel = "G",
      defaultValue = "channel",
      description =
          "What shares a range: tensor, channel (output channel), group:N. Default: channel.")
  private String granularity;

  int bits() {
    if (bits < 1 || bits > IntegerGrid.MAX_BITS) {
      throw new UsageException("--bits must be 1 to " + IntegerGrid.MAX_BITS + ", not " + bits);
    }
    return bits;
  }

  TensorCutter.Unit granularity() {
    return TensorCutter.Unit.parse(granularity);
  }
}
