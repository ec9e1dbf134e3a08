package io.github.tornadoqat.cli;

import io.github.tornadoqat.run.Scheme;
import io.github.tornadoqat.train.TensorCutter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Codes, what shares them, and where their ranges start. */
final class GridOptions {
  @Mixin private CodeOptions codes;

  @Mixin private SchemeOption scheme;

  @Option(
      names = "--init",
      paramLabel = "I",
      defaultValue = "minmax",
      description =
          "Starting range: minmax, percentile:Q, mse (search for the least error), entropy."
              + " Default: minmax.")
  private String init;

  @Option(
      names = "--zero-point",
      paramLabel = "Z",
      defaultValue = "clamped",
      description = "clamped (inside the grid, so that zero is exact) or free. Default: clamped.")
  private String zeroPoint;

  int bits() {
    return codes.bits();
  }

  Scheme scheme() {
    return scheme.scheme();
  }

  TensorCutter.Unit granularity() {
    return codes.granularity();
  }

  String init() {
    return init;
  }

  boolean clampZeroPoint() {
    return switch (zeroPoint) {
      case "clamped" -> true;
      case "free" -> false;
      default -> throw new UsageException("--zero-point must be clamped or free, not " + zeroPoint);
    };
  }
}
