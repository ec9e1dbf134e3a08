package io.github.tornadoqat.cli;

import io.github.tornadoqat.program.BackendException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code qat} command. */
@Command(
    name = "qat",
    description = "Learn quantization ranges and quantize models.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 good, 2 usage, 3 bad input or output, 4 device, 5 interrupted,",
      "  6 trials of a sweep failed.",
      "",
      "Examples:",
      "  qat inspect model.onnx",
      "  qat advise model.onnx --bits 4",
      "  qat learn model.onnx --bits 4 --out out",
      "  qat quantize model.onnx --bits 8 --out out --dequantize",
      "  qat experiment --distribution normal --bits 4 --out out",
      "  qat sweep sweep.yaml --out out",
      "  qat report out",
      "  source <(qat generate-completion)"
    })
public final class Qat implements Runnable {
  private static final List<Class<?>> COMMANDS =
      List.of(
          LearnCommand.class,
          AdviseCommand.class,
          InspectCommand.class,
          QuantizeCommand.class,
          ExperimentCommand.class,
          StudyCommand.class,
          SweepCommand.class,
          ReportCommand.class,
          DevicesCommand.class,
          CommandLine.HelpCommand.class,
          AutoComplete.GenerateCompletion.class);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Qat() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] args) {
    Interrupt interrupt = Interrupt.install();
    int code = run(args);
    interrupt.finished();
    System.exit(code);
  }

  /** Runs a command; see {@link ExitCode} for what it returns. */
  static int run(String... args) {
    ErrorLines errors = new ErrorLines();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    CommandLine line =
        line(args)
            .setExecutionExceptionHandler(errors)
            .setParameterExceptionHandler(errors)
            .setUsageHelpAutoWidth(true)
            .setErr(err);
    try {
      ConfigFile.apply(line, args);
      return line.execute(args);
    } catch (RuntimeException | Error e) {
      Throwable shown =
          e instanceof OutOfMemoryError
              ? new BackendException(
                  "out of memory with a heap of "
                      + (Runtime.getRuntime().maxMemory() >> 20)
                      + " MiB; give more with QAT_JAVA_OPTS=-Xmx…",
                  e)
              : e;
      return ErrorLines.report(shown, Arrays.asList(args).contains("--verbose"), err);
    }
  }

  /**
   * The command line that can read the arguments. A command that they name is there alone, since
   * looking through the annotations of all of them takes a good part of a short run.
   */
  static CommandLine line(String... args) {
    CommandLine line = new CommandLine(new Qat());
    Class<?> called =
        switch (args.length == 0 ? "" : args[0]) {
          case "learn" -> LearnCommand.class;
          case "advise" -> AdviseCommand.class;
          case "inspect" -> InspectCommand.class;
          case "quantize" -> QuantizeCommand.class;
          case "experiment" -> ExperimentCommand.class;
          case "study" -> StudyCommand.class;
          case "sweep" -> SweepCommand.class;
          case "report" -> ReportCommand.class;
          case "devices" -> DevicesCommand.class;
          default -> null;
        };
    (called == null ? COMMANDS : List.of(called)).forEach(line::addSubcommand);
    return line;
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
  }
}
