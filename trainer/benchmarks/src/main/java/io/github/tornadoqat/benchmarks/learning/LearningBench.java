package io.github.tornadoqat.benchmarks.learning;

import io.github.tornadoqat.benchmarks.work.Crew;
import io.github.tornadoqat.benchmarks.work.Rounds;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Backends;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Times learning on one or more backends; scripts/bench-sweep. */
@Command(name = "bench-sweep", sortOptions = false)
final class LearningBench implements Callable<Integer> {
  private static final int FEW_ROUNDS = 3;

  /** Rounds of what takes many seconds. */
  private static final int LONG_ROUNDS = 5;

  private static final long PAUSE_MILLIS = 30;

  @Option(names = "--backend", split = ",", description = "the backends to measure")
  private List<String> names = List.of("host");

  @Option(names = "--quick", description = "small sizes, few rounds and trials")
  private boolean quick;

  @Option(names = "--sizes", split = ",", description = "elements of tensors")
  private List<String> sizes;

  @Option(names = "--threads", description = "threads of the host backend and the read")
  private int threads = 2;

  @Option(names = "--rounds", description = "samples of each step")
  private Integer rounds;

  @Option(names = "--only", split = ",", description = "steps, trials, commands")
  private List<Row.Part> only = List.of(Row.Part.values());

  @Option(names = "--qat", description = "the script that runs commands")
  private Path qat = Path.of("scripts/qat");

  @Option(names = "--commit", description = "the commit that is measured")
  private String commit = "unknown";

  @Option(names = "--load", description = "the machine's load")
  private double load;

  @Option(names = "--out", required = true, description = "folder for the results")
  private Path out;

  @Option(names = "--table", description = "rewrite the table and the plots, nothing else")
  private boolean table;

  @Spec private CommandSpec spec;
  private int failures;

  /** Exits with 0, 1 where something could not be measured, or picocli's code. */
  public static void main(String[] args) {
    System.exit(line().execute(args));
  }

  /** The command, whose errors are one line. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new LearningBench());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, arguments) -> say(e, 2));
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (e instanceof BackendException || e instanceof IOException) {
            return say(e, 1);
          }
          throw e;
        });
    return line;
  }

  private static int say(Exception e, int code) {
    System.err.println("bench-sweep: " + e.getMessage());
    return code;
  }

  @Override
  public Integer call() throws Exception {
    Results results = new Results(out);
    if (!table) {
      measure(results);
    }
    System.out.println("\n" + results.show());
    return failures == 0 ? 0 : 1;
  }

  private void measure(Results results) throws IOException, InterruptedException {
    List<Integer> elements = elements();
    int most = rounds == null ? quick ? FEW_ROUNDS : 9 : rounds;
    if (threads < 1) {
      throw new ParameterException(spec.commandLine(), "--threads takes 1 or more, not " + threads);
    }
    if (most < 1) {
      throw new ParameterException(spec.commandLine(), "--rounds takes 1 or more, not " + most);
    }
    Session session = Session.begin(threads, load, commit);
    List<Backend> backends = new ArrayList<>();
    try (Crew crew = new Crew(threads)) {
      for (String name : names) {
        backends.add(Backends.open(name, threads));
      }
      if (only.contains(Row.Part.STEPS)) {
        Steps steps = new Steps(backends, crew, session, new Rounds(most, PAUSE_MILLIS));
        for (int size : elements) {
          for (String granularity : Steps.GRANULARITIES) {
            attempt(results, () -> steps.rows(size, granularity));
          }
        }
      }
      if (only.contains(Row.Part.TRIALS)) {
        Rounds few = new Rounds(Math.min(most, LONG_ROUNDS), PAUSE_MILLIS);
        int count = quick ? Trials.STEPS / 10 : Trials.STEPS;
        attempt(results, () -> new Trials(backends, count, session, few).rows());
      }
    } finally {
      backends.forEach(Backend::close);
    }
    if (only.contains(Row.Part.COMMANDS)) {
      commands(results, session, most);
    }
  }

  private List<Integer> elements() {
    List<String> usual = quick ? List.of("64Ki", "256Ki") : List.of("64Ki", "1Mi", "4Mi");
    try {
      return (sizes == null ? usual : sizes).stream().map(Size::parse).toList();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void commands(Results results, Session session, int most)
      throws IOException, InterruptedException {
    try (Backend host = Backends.open("host", 1);
        Commands commands = new Commands(qat, quick, host.device(), session)) {
      Rounds few = new Rounds(Math.min(most, FEW_ROUNDS), PAUSE_MILLIS);
      attempt(results, () -> commands.startUp(new Rounds(most, PAUSE_MILLIS)));
      attempt(results, () -> commands.sweeps(few));
    }
  }

  /** What gives rows. */
  @FunctionalInterface
  private interface Measurement {
    List<Row> rows() throws IOException, InterruptedException;
  }

  private void attempt(Results results, Measurement measurement)
      throws IOException, InterruptedException {
    try {
      results.append(measurement.rows());
    } catch (BackendException | UncheckedIOException e) {
      // What else can be measured is still worth having.
      failures += say(e, 1);
    }
  }
}
