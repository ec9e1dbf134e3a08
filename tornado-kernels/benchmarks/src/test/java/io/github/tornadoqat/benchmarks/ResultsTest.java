package io.github.tornadoqat.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Crew;
import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Grouping;
import io.github.tornadoqat.benchmarks.work.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
  private static final Case WORK = Case.of(Kind.FORWARD, Grouping.TENSOR, Data.random(4096, 1));

  @Test
  void ratiosArePairedAndTakenAgainstTheFastest() {
    List<Row> rows = rows("2026-01-02T00:00:00Z");
    Row ours = rows.get(2);
    assertThat(ours.medianMs()).isEqualTo(2000);
    assertThat(ours.ratioToCeiling()).isEqualTo(0.5);
    assertThat(ours.ratioToLibtorch()).isEqualTo(4);
    assertThat(ours.ratioToBestLibtorch()).isEqualTo(2);
    assertThat(ours.bestLibtorch()).isEqualTo(Names.LIBTORCH_SLICED);
    assertThat(rows.getFirst().isCeiling()).isTrue();
    assertThat(rows.getFirst().ratioToCeiling()).isNull();
  }

  @Test
  void rowsAreAppendedAndTheTableShowsTheNewestRun(@TempDir Path folder) throws IOException {
    ResultsFile file = new ResultsFile(folder.resolve("results.jsonl"));
    file.append(rows("2026-01-01T00:00:00Z"));
    file.append(rows("2026-01-02T00:00:00Z"));
    List<Row> newest = file.newestRun();
    assertThat(newest).isEqualTo(rows("2026-01-02T00:00:00Z"));
    assertThat(ResultsTable.of(newest))
        .contains("| forward tensor | 2000 | 0.00 | 0.50 | 8000 | 4.00 | 4000 | 2.00 |");
  }

  private static List<Row> rows(String date) {
    try (Crew crew = new Crew(1)) {
      List<Contender> ceilings = Ceiling.copies(crew, WORK.data().x());
      List<Contender> all =
          List.of(
              ceilings.get(0),
              ceilings.get(1),
              new Named(HostContender.NAME),
              new Named(Names.LIBTORCH),
              new Named(Names.LIBTORCH_SLICED));
      double[][] seconds = {{1, 1, 9}, {7, 7, 7}, {2, 2, 18}, {8, 8, 8}, {4, 4, 4}};
      Session session = new Session(2, "25", "cpu", "abc", date);
      return new Scores(WORK, all, seconds).rows(session);
    }
  }

  private record Named(String name) implements Contender {
    @Override
    public void run() {}

    @Override
    public Result result() {
      throw new AssertionError();
    }

    @Override
    public void close() {}
  }
}
