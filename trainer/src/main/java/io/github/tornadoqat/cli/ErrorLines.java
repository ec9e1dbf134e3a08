package io.github.tornadoqat.cli;

import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.BadOutputException;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.ProgramException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Turns what a command throws into one line and an exit code. */
final class ErrorLines
    implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    boolean verbose = List.of(parsed.originalArgs().toArray()).contains("--verbose");
    return report(e, verbose, command.getErr());
  }

  @Override
  public int handleParseException(CommandLine.ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().printf("qat: %s; see '%s --help'%n", oneLine(e.getMessage()), name);
    return ExitCode.USAGE;
  }

  /** Prints the line, and says what to exit with. */
  static int report(Throwable e, boolean verbose, PrintWriter err) {
    int code = code(e);
    String message = oneLine(String.valueOf(e.getMessage()));
    switch (code) {
      case ExitCode.INTERNAL ->
          err.printf("qat: internal error: %s: %s%n", e.getClass().getSimpleName(), message);
      case ExitCode.INTERRUPTED -> err.println("qat: interrupted; no result was written");
      default -> err.println("qat: " + message);
    }
    if (verbose) {
      e.printStackTrace(err);
    }
    err.flush();
    return code;
  }

  private static int code(Throwable e) {
    return switch (e) {
      case UsageException _, IllegalArgumentException _ -> ExitCode.USAGE;
      case BadInputException _, BadOutputException _ -> ExitCode.BAD_INPUT;
      case BackendException _, ProgramException _ -> ExitCode.DEVICE;
      case InterruptedException _ -> ExitCode.INTERRUPTED;
      default -> ExitCode.INTERNAL;
    };
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*[\\r\\n]+\\s*", " ");
  }
}
