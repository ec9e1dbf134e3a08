package io.github.tornadoqat.benchmarks.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.program.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningResultsTest {
  private static final Device HOST = new Device("host", "a CPU", "a JVM", 1 << 30);
  private static final Device CARD = new Device("tornado:ptx:0", "a card", "a driver", 1 << 30);

  private static Session session(String date) {
    return new Session("a processor", 2, 0.25, "abc-dirty", date);
  }

  private static Row step(String date, int elements) {
    double[][] reads = {{9e-3, 9e-3, 9e-3}, {2e-3, 1e-3, 4e-3}};
    double[] seconds = {4e-3, 10e-3, 8e-3};
    return session(date).step(HOST, "group:32", elements, 4, 20, seconds, reads);
  }

  private static Row trial(Device device, int batch, Target target, double... seconds) {
    double[] oneByOne = {0.5, 1, 2};
    return session("2026-01-02T00:00:00Z")
        .trial(device, Trials.TRIAL, 10_000, batch, 5_000, seconds, oneByOne, target);
  }

  @Test
  void comparesAStepWithTheFasterReadOfItsRound() {
    Row row = step("2026-01-02T00:00:00Z", 1 << 20);
    assertThat(row.medianMs()).isEqualTo(8);
    assertThat(row.nsPerElement()).isEqualTo(7.629);
    assertThat(row.gbPerS()).isEqualTo(0.5243);
    assertThat(row.readGbPerS()).isEqualTo(2.097);
    // Of 0.5, 0.1 and 0.5; the ratio of the medians is 0.25.
    assertThat(row.ratioToRead()).isEqualTo(0.5);
    assertThat(row.rounds()).isEqualTo(3);
    assertThat(row.met()).isNull();
  }

  @Test
  void holdsTargetsAgainstSecondsOrAgainstTheRatio() {
    Row fast = trial(CARD, 64, Target.atLeast(10, "times"), 0.05, 0.05, 0.2);
    assertThat(fast.timesOneByOne()).isEqualTo(10);
    assertThat(fast.met()).isTrue();
    assertThat(fast.target()).isEqualTo("≥ 10 times");
    assertThat(trial(CARD, 64, Target.atLeast(10, "times"), 0.05, 0.11, 0.3).met()).isFalse();
    assertThat(trial(HOST, 1, Target.atMost(0.1, "s"), 0.1, 0.1, 0.2).met()).isTrue();
    assertThat(trial(HOST, 1, Target.atMost(0.1, "s"), 0.1, 0.101, 0.2).met()).isFalse();
    assertThat(Target.atMost(0.1, "s")).hasToString("≤ 0.1 s");
  }

  @Test
  void showsTheNewestRun(@TempDir Path folder) throws IOException {
    Results results = new Results(folder.resolve("new"));
    results.append(List.of(step("2026-01-01T00:00:00Z", 1 << 16)));
    Row batched = trial(CARD, 64, Target.atLeast(10, "times"), 0.05, 0.05, 0.2);
    Row command =
        session("2026-01-02T00:00:00Z")
            .command(HOST, "qat --version", new double[] {0.3, 1.5, 1.25}, Target.atMost(1, "s"));
    List<Row> run = List.of(step("2026-01-02T00:00:00Z", 1 << 20), batched, command);
    results.append(run);
    assertThat(results.newestRun()).isEqualTo(run);
    assertThat(results.show())
        .contains("2026-01-02T00:00:00Z, commit abc-dirty, a processor, load 0.250 before")
        .contains("- tornado:ptx:0: a card, a driver\n")
        .contains("| group:32 | 1 Mi | host | 4 | 8.00 | 7.63 | 0.524 | 2.10 | 0.500 |\n")
        .contains("| trial | tornado:ptx:0 | 64 | 0.0500 | 20.0 | 10.0 | ≥ 10 times | yes |\n")
        .contains("| qat --version | 1.25 | ≤ 1 s | no |\n")
        .contains("5000 steps over 10000 samples")
        .contains("![steps-host](steps-host.svg)", "![trials](trials.svg)")
        .doesNotContain("64 Ki");
    assertThat(Files.readString(folder.resolve("new/steps-host.svg"))).contains(">group:32 × 4<");
    List<String> lines = Files.readAllLines(folder.resolve("new/sweep.jsonl"));
    assertThat(lines).hasSize(4);
    assertThat(lines.getLast()).contains("\"part\":\"COMMANDS\"").doesNotContain("gb_per_s");
  }

  @Test
  void showsThreeDigitsAndAllOfAGreatNumber() {
    assertThat(Table.number(0.0012345)).isEqualTo("0.00123");
    assertThat(Table.number(12.345)).isEqualTo("12.3");
    assertThat(Table.number(123456)).isEqualTo("123456");
    assertThat(Table.number(0)).isEqualTo("0.000");
    assertThat(Table.number(5)).isEqualTo("5.00");
  }
}
