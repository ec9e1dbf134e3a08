package io.github.tornadoqat.benchmarks.learning;

import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Rounds;
import io.github.tornadoqat.io.FileTree;
import io.github.tornadoqat.io.NpyWriter;
import io.github.tornadoqat.program.Device;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Commands as a user runs them: start-up, and a sweep with its report. */
final class Commands implements AutoCloseable {
  private static final int ROWS = 64;
  private static final int COLUMNS = 256;
  private static final long SEED = 7;

  /** The trials of (nearly) no work, whose report is timed. */
  private static final int SHORT_SAMPLES = 64;

  private static final int SHORT_STEPS = 10;

  private static final Target START_UP = Target.atMost(1, "s");
  private static final Target SWEEP = Target.atMost(15, "s");
  private static final Target REPORT = Target.atMost(10, "s");

  private final boolean quick;
  private final Device host;
  private final Session session;
  private final Path folder;
  private final Qat qat;

  /** One command. */
  private record Command(String name, Target target, DoubleSupplier seconds) {}

  /**
   * @param script scripts/qat
   * @param quick whether sweeps are small, which no target is about
   * @param host where commands run
   */
  Commands(Path script, boolean quick, Device host, Session session) throws IOException {
    this.quick = quick;
    this.host = host;
    this.session = session;
    this.folder = Files.createTempDirectory("qat-commands-");
    this.qat = new Qat(script, folder.resolve("log"));
  }

  /** Start-up. The first run of all, which may archive classes, is not timed. */
  List<Row> startUp(Rounds rounds) throws IOException, InterruptedException {
    Path model = folder.resolve("model.npy");
    try (OutputStream out = Files.newOutputStream(model)) {
      NpyWriter.write(out, Data.random(ROWS * COLUMNS, SEED).x(), ROWS, COLUMNS);
    }
    Path learned = folder.resolve("learned");
    List<Command> commands =
        List.of(
            new Command("qat --version", null, () -> qat.seconds("--version")),
            new Command(
                "qat learn, %d x %d, 20 steps".formatted(ROWS, COLUMNS),
                START_UP,
                () -> qat.seconds("learn", model, "--steps", 20, "--out", learned, "--force")));
    for (Command command : commands) {
      var unused = command.seconds.getAsDouble();
    }
    return rows(commands, rounds);
  }

  /** A sweep, its report, and the report of one with many more trials. */
  List<Row> sweeps(Rounds rounds) throws IOException, InterruptedException {
    SweepText full = new SweepText(quick ? 5 : 10, quick ? 1 : 10, 10_000, Trials.STEPS);
    SweepText many = new SweepText(10, quick ? 5 : 100, SHORT_SAMPLES, SHORT_STEPS);
    Path manyDone = folder.resolve("many");
    Path fullDone = folder.resolve("full");
    var unused = sweep(many, manyDone);
    List<Command> commands =
        List.of(
            new Command(
                "qat sweep, %d trials of %d steps".formatted(full.trials(), full.steps()),
                quick ? null : SWEEP,
                () -> sweep(full, fullDone)),
            report(full, fullDone, null),
            report(many, manyDone, quick ? null : REPORT));
    return rows(commands, rounds);
  }

  private Command report(SweepText sweep, Path done, Target target) {
    String name = "qat report, %d trials".formatted(sweep.trials());
    return new Command(name, target, () -> qat.seconds("report", done));
  }

  private double sweep(SweepText sweep, Path out) {
    try {
      FileTree.delete(out);
      Path file = Files.writeString(folder.resolve("sweep.yaml"), sweep.yaml());
      return qat.seconds("sweep", file, "--out", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private List<Row> rows(List<Command> commands, Rounds rounds) throws InterruptedException {
    double[][] seconds = rounds.take(commands.stream().map(Command::seconds).toList());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < seconds.length; i++) {
      Command command = commands.get(i);
      rows.add(session.command(host, command.name, seconds[i], command.target));
    }
    return rows;
  }

  @Override
  public void close() throws IOException {
    FileTree.delete(folder);
  }
}
