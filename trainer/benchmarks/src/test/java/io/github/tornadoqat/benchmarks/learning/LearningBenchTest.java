package io.github.tornadoqat.benchmarks.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tornadoqat.benchmarks.work.Crew;
import io.github.tornadoqat.benchmarks.work.Rounds;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningBenchTest {
  private static final Rounds ONCE = new Rounds(1, 0);

  private static Session session() {
    return new Session("", 2, 0, "abc", "2026-01-01T00:00:00Z");
  }

  @Test
  void timesSteps() throws InterruptedException {
    try (Backend host = Backends.open("host", 2);
        Crew crew = new Crew(2)) {
      Steps steps = new Steps(List.of(host), crew, session(), ONCE);
      for (String granularity : List.of("tensor", "group:32")) {
        List<Row> rows = steps.rows(2 * Steps.CHANNEL, granularity);
        assertThat(rows).extracting(Row::sideBySide).containsExactly(1, 4);
        assertThat(rows).allMatch(r -> r.nsPerElement() > 0 && r.ratioToRead() > 0);
      }
    }
  }

  @Test
  void timesTrialsAndGivesNoTargetToShortOnes() throws InterruptedException {
    try (Backend host = Backends.open("host", 1)) {
      List<Row> rows = new Trials(List.of(host), 2, session(), ONCE).rows();
      assertThat(rows).extracting(Row::sideBySide).containsExactly(1, 8, 64, 1);
      assertThat(rows.getFirst().timesOneByOne()).isEqualTo(1);
      assertThat(rows).allMatch(r -> r.target() == null);
    }
  }

  @Test
  void countsTheTrialsOfASweep() {
    assertThat(new SweepText(10, 10, 10_000, 5_000).trials()).isEqualTo(1_000);
    assertThat(new SweepText(5, 1, 1, 1).yaml()).contains("count: 5}").contains("seed: [0]\n");
  }

  @Test
  void readsSizes() {
    assertThat(Size.parse("64Ki")).isEqualTo(1 << 16);
    assertThat(Size.parse("4")).isEqualTo(Size.parse("4Mi")).isEqualTo(1 << 22);
    assertThat(Size.text(Size.parse("1024Ki"))).isEqualTo("1 Mi");
    for (String bad : List.of("", "0", "1Ki", "5000Mi", "-1", "1.5", "9999999")) {
      assertThatThrownBy(() -> Size.parse(bad)).hasMessageContaining("'" + bad + "'");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--sizes 3Ki", "--rounds 0", "--threads 0", "--only all", "--rounds x", "--no"})
  void refusesWrongUse(String arguments, @TempDir Path out) {
    String[] all = (arguments + " --out " + out).split(" ");
    assertThat(LearningBench.line().execute(all)).isEqualTo(2);
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void saysWhichCommandFailed(@TempDir Path folder) {
    Path script = Path.of("/bin/false");
    assertThatThrownBy(() -> new Qat(script, folder.resolve("log")).seconds("sweep", 1))
        .hasMessage("'/bin/false sweep 1': exit code 1: it said nothing");
  }

  @Test
  void saysWhatCannotBeOpened(@TempDir Path out) {
    assertThat(LearningBench.line().execute("--backend", "no", "--out", out.toString()))
        .isEqualTo(1);
    assertThat(LearningBench.line().execute("--table", "--out", out.toString())).isEqualTo(1);
    assertThat(out).isEmptyDirectory();
  }
}
