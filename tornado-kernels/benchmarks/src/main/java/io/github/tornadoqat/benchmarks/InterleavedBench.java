package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Crew;
import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Grouping;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.benchmarks.work.Rounds;
import io.github.tornadoqat.benchmarks.work.Sampler;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs every case of every size, appends its rows and rewrites the table; scripts/bench. */
@Command(name = "bench", sortOptions = false)
final class InterleavedBench implements Callable<Integer> {
  private static final long DATA_SEED = 7;

  @Option(names = "--sizes", split = ",", description = "sizes in Mi floats")
  private List<Integer> sizes = List.of(1, 16, 64);

  @Option(names = "--threads", description = "threads of every contender")
  private int threads = 2;

  @Option(names = "--rounds", description = "samples of each contender")
  private int rounds = 15;

  @Option(names = "--pause", description = "milliseconds before each sample")
  private long pause = 30;

  @Option(names = "--backend", description = "the backend to measure")
  private String backendName = "host";

  @Option(names = "--commit", description = "the commit that is measured")
  private String commit = "unknown";

  @Option(names = "--out", required = true, description = "folder for results.jsonl and table.md")
  private Path out;

  /** Exits with picocli's code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new InterleavedBench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Session session = Session.begin(threads, commit);
    ResultsFile file = new ResultsFile(out.resolve("results.jsonl"));
    Torch.setThreads(threads);
    try (Backend backend = Backends.open(backendName, threads);
        Crew crew = new Crew(threads)) {
      for (int size : sizes) {
        Data data = Data.random(Math.multiplyExact(size, 1 << 20), DATA_SEED);
        for (Grouping grouping : Grouping.values()) {
          for (Kind kind : Kind.values()) {
            Case work = Case.of(kind, grouping, data);
            List<Row> rows = measure(backend, crew, work, session);
            file.append(rows);
            report(work, rows);
          }
        }
      }
    }
    String table = ResultsTable.of(file.newestRun());
    Files.writeString(out.resolve("table.md"), table);
    System.out.println("\n" + table);
    return 0;
  }

  private List<Row> measure(Backend backend, Crew crew, Case work, Session session)
      throws InterruptedException {
    try (Lineup lineup = new Lineup(backend, crew, work)) {
      List<Contender> contenders = lineup.contenders();
      List<Sampler> samplers = contenders.stream().map(c -> Sampler.primed(c::run)).toList();
      double[][] seconds = new Rounds(rounds, pause).take(samplers);
      return new Scores(work, contenders, seconds).rows(session);
    }
  }

  private static void report(Case work, List<Row> rows) {
    System.out.printf("%s, %d floats%n", work.work(), work.elements());
    for (Row row : rows) {
      System.out.printf(
          "  %-26s %9.3f ms %7.1f GB/s%n", row.contender(), row.medianMs(), row.gbPerS());
    }
  }
}
