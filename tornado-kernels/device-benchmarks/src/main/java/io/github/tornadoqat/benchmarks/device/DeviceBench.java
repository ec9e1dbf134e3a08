package io.github.tornadoqat.benchmarks.device;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Grouping;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.BackendProvider;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Device;
import io.github.tornadoqat.tornado.Probe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times a device that TornadoVM reaches; scripts/bench and a device kit's {@code run bench}. */
@Command(name = "bench", sortOptions = false, mixinStandardHelpOptions = true)
final class DeviceBench implements Callable<Integer> {
  private static final String PREFIX = "tornado";
  private static final long DATA_SEED = 7;
  private static final int MAX_SIZE = 1024;

  @Option(
      names = "--backend",
      description = "tornado, tornado:LANGUAGE or tornado:LANGUAGE:INDEX, as --list shows them")
  private String backend = PREFIX;

  @Option(
      names = "--sizes",
      split = ",",
      description = "sizes in Mi floats (default 256 on a GPU, else 16,64)")
  private List<Integer> sizes = List.of();

  @Option(names = "--rounds", description = "samples of each (default ${DEFAULT-VALUE})")
  private int rounds = 15;

  @Option(names = "--pause", description = "milliseconds before each sample (default 0)")
  private long pause;

  @Option(names = "--work", description = "only work whose name has this in it, as 'mse step'")
  private String only = "";

  @Option(names = "--threads", description = "CPU threads that compute what is expected")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--commit", description = "the commit that is measured")
  private String commit = "unknown";

  @Option(
      names = "--out",
      description = "folder for devices.jsonl and devices.md (default ${DEFAULT-VALUE})")
  private Path out = Path.of("results");

  @Option(names = "--list", description = "list the devices and do nothing else")
  private boolean list;

  @Option(names = "--table", description = "rewrite devices.md from devices.jsonl, nothing else")
  private boolean table;

  private int failures;

  /** Exits with 0, 1 where a device failed or gave wrong bits, or picocli's code. */
  public static void main(String[] args) {
    System.exit(line().execute(args));
  }

  /** The command, whose errors are one line. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new DeviceBench());
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          if (e instanceof BackendException || e instanceof IOException) {
            System.err.println("bench: " + e.getMessage());
            return 1;
          }
          throw e;
        });
    return line;
  }

  @Override
  public Integer call() throws Exception {
    DeviceResults results = new DeviceResults(out);
    if (list) {
      Backends.providers().forEach(DeviceBench::show);
    } else if (table) {
      results.writeTable();
    } else {
      measure(results);
      System.out.println("\n" + results.writeTable());
    }
    return failures == 0 ? 0 : 1;
  }

  private static void show(BackendProvider provider) {
    // Asked first: what fails once fails otherwise the next time.
    String reason = provider.unavailable();
    if (!reason.isEmpty()) {
      System.out.printf("%-20s %s%n", provider.name(), reason);
      return;
    }
    for (Device d : provider.devices()) {
      System.out.printf(
          "%-20s %s (%s, %d MiB)%n", d.backend(), d.name(), d.driver(), d.memoryBytes() >> 20);
    }
  }

  private void measure(DeviceResults results) throws IOException, InterruptedException {
    if (rounds < 1 || pause < 0 || sizes.stream().anyMatch(size -> size < 1 || size > MAX_SIZE)) {
      throw new BackendException(
          "--rounds takes 1 or more, --pause 0 or more, --sizes 1 to " + MAX_SIZE);
    }
    if (works().isEmpty()) {
      throw new BackendException("no work has '" + only + "' in its name: try 'mse step'");
    }
    if (!backend.equals(PREFIX) && !backend.startsWith(PREFIX + ":")) {
      throw new BackendException("'" + backend + "' is not a device of TornadoVM; see --list");
    }
    String selector = backend.substring(Math.min(backend.length(), PREFIX.length() + 1));
    try (Probe probe = Probe.open(selector);
        Backend host = Backends.open("host", threads)) {
      Device device = probe.plain().device();
      System.out.printf("%s, %s, %s%n", device.backend(), device.name(), device.driver());
      Session session = Session.begin(device, commit);
      if (only.isEmpty()) {
        overheads(new OpSet(probe.plain()), session, results);
      }
      List<Integer> all = !sizes.isEmpty() ? sizes : probe.isGpu() ? List.of(256) : List.of(16, 64);
      for (int size : all) {
        Data data = Data.random(Math.multiplyExact(size, 1 << 20), DATA_SEED);
        try (CaseRun run = new CaseRun(probe, host, new Turns(rounds, pause), data)) {
          cases(run, data, session, results);
        }
      }
    }
  }

  private static void overheads(OpSet ops, Session session, DeviceResults results)
      throws IOException {
    int n = OpSet.ELEMENTS;
    for (String turn : List.of("first", "second")) {
      String name = turn + " compilation of " + ops.ops().size() + " ops";
      add(session.row(name, n, new double[] {ops.compile()}), results);
    }
    add(session.row("execute with " + n + " floats", n, ops.execute()), results);
  }

  /** What is measured of a size, for tensors of that size. */
  private List<Function<Data, Case>> works() {
    Data none = new Data(new float[0], new float[0]);
    List<Function<Data, Case>> all = new ArrayList<>();
    for (Grouping grouping : Grouping.values()) {
      for (Kind kind : Kind.values()) {
        if (Case.of(kind, grouping, none).work().contains(only)) {
          all.add(data -> Case.of(kind, grouping, data));
        }
      }
    }
    return all;
  }

  private void cases(CaseRun run, Data data, Session session, DeviceResults results)
      throws IOException, InterruptedException {
    for (Function<Data, Case> work : works()) {
      try {
        add(run.measure(work.apply(data), session), results);
      } catch (BackendException e) {
        // What other cases give is still worth having.
        failures++;
        System.err.println("bench: " + e.getMessage());
      }
    }
  }

  private static void add(DeviceRow row, DeviceResults results) throws IOException {
    results.append(row);
    if (row.kernelMs() == null) {
      System.out.printf("%-32s %10.4f ms%n", row.work(), row.endToEndMs());
    } else {
      System.out.printf(
          "%-20s %11d %10.4f ms %8.1f GB/s %6.3f of a copy, %.4f ms end to end%n",
          row.work(),
          row.elements(),
          row.kernelMs(),
          row.gbPerS(),
          row.ratioToCopy(),
          row.endToEndMs());
    }
  }
}
