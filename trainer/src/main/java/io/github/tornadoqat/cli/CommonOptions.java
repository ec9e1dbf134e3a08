package io.github.tornadoqat.cli;

import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.run.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Options that every command takes. */
final class CommonOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Read by {@link ConfigFile} before the command line is parsed. */
  @Option(
      names = "--config",
      paramLabel = "FILE.yaml",
      description = "Read options from a YAML file, keyed by their long names; flags override it.")
  @SuppressWarnings("unused")
  private Path config;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print errors only.")
  private boolean quiet;

  @Option(names = "--json", description = "Print the result as JSON, for machines.")
  private boolean json;

  @Option(names = "--verbose", description = "Print a stack trace with an error.")
  private boolean verbose;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("unused")
  private boolean help;

  boolean verbose() {
    return verbose;
  }

  boolean json() {
    return json;
  }

  /** Where progress is shown, in millions of elements. */
  Progress.Factory progress() {
    return progress(" M", 1_000_000);
  }

  /** Where progress is shown, in units of a size. */
  Progress.Factory progress(String unit, long size) {
    return (task, units) -> quiet ? Progress.NONE : ConsoleProgress.start(task, units, unit, size);
  }

  /** Prints the result: as JSON if asked for, else the text unless quiet. */
  void print(Object result, Runnable text) {
    if (json) {
      try {
        JsonFiles.write(System.out, result);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    } else if (!quiet) {
      text.run();
    }
  }

  /** Says something besides the result, to standard error. */
  void warn(String line) {
    PrintWriter err = command.commandLine().getErr();
    err.println("qat: " + line);
    err.flush();
  }

  /** Standard output. */
  PrintWriter out() {
    return command.commandLine().getOut();
  }
}
