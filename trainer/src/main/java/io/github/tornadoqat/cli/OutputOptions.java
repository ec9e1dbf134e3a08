package io.github.tornadoqat.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where results go. */
final class OutputOptions {
  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "Folder for the results.")
  private Path out;

  @Option(names = "--force", description = "Replace results that are in DIR already.")
  private boolean force;

  Path folder() {
    return out;
  }

  boolean force() {
    return force;
  }
}
