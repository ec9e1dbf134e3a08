package io.github.tornadoqat.benchmarks.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Grouping;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.program.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DeviceResultsTest {
  private static final Data DATA = Data.random(1 << 20, 1);

  private static DeviceRow row(String backend, Kind kind, String date) {
    Device device = new Device(backend, "a card", "a driver, 5, TornadoVM 5.2.0-jdk25", 1 << 30);
    double[][] copies = {{2e-3, 2e-3, 9e-3}, {1e-3, 1e-3, 9e-3}};
    double[] kernel = {2e-3, 2e-3, 18e-3};
    double[] endToEnd = {5e-3, 6e-3, 7e-3};
    return new Session(device, 7.5, "abc", date)
        .row(Case.of(kind, Grouping.TENSOR, DATA), new int[] {1, 4}, copies, kernel, endToEnd);
  }

  @Test
  void comparesBandwidthWithTheFasterCopy() {
    DeviceRow row = row("tornado:ptx:0", Kind.MSE_STEP, "2026-01-01T00:00:00Z");
    assertThat(row.bytes()).isEqualTo(4L << 20);
    assertThat(row.kernelMs()).isEqualTo(2);
    assertThat(row.gbPerS()).isEqualTo(2.097);
    assertThat(row.copyGbPerS()).isEqualTo(8.389);
    assertThat(row.copyWidth()).isEqualTo(4);
    assertThat(row.ratioToCopy()).isEqualTo(0.25);
    assertThat(row.endToEndMs()).isEqualTo(6);
    assertThat(row.driver()).isEqualTo("a driver, 5");
    assertThat(row.load()).isEqualTo(7.5);
    assertThat(row.tornadovm()).isEqualTo("5.2.0-jdk25");
  }

  @Test
  void showsTheNewestRunOfEachDevice(@TempDir Path folder) throws IOException {
    DeviceResults results = new DeviceResults(folder.resolve("new"));
    results.append(row("tornado:ptx:0", Kind.FORWARD, "2026-01-02T00:00:00Z"));
    results.append(row("tornado:ptx:0", Kind.BACKWARD, "2026-01-01T00:00:00Z"));
    DeviceRow small =
        new Session(new Device("tornado:opencl:0", "b", "c", 1), 0.5, "abc", "2026-01-03T00:00:00Z")
            .row("execute", 1024, new double[] {5e-5});
    results.append(small);
    assertThat(results.read()).hasSize(3).last().isEqualTo(small);
    assertThat(results.writeTable())
        .contains("## tornado:ptx:0, a card\n\n2026-01-02T00:00:00Z, a driver, 5, TornadoVM 5")
        .contains("| forward tensor | 1 | 2.00 | 4.19 | 8.39 | 0.500 | 6.00 |")
        .contains("execute: 0.050 ms.")
        .doesNotContain("backward tensor |");
    List<String> lines = Files.readAllLines(folder.resolve("new/devices.jsonl"));
    assertThat(lines.getFirst()).contains("\"kernel_ms\":2.0", "\"gb_per_s\":", "\"tornadovm\":");
    assertThat(lines.getLast()).doesNotContain("kernel_ms");
  }

  @Test
  void refusesWhatIsNoDevice(@TempDir Path folder) {
    CommandLine line = DeviceBench.line();
    assertThat(line.execute("--table", "--out", folder.resolve("none").toString())).isEqualTo(1);
    assertThat(line.execute("--backend", "tornadoes", "--out", folder.toString())).isEqualTo(1);
    assertThat(line.execute("--sizes", "x")).isEqualTo(2);
    assertThat(line.execute("--sizes", "0", "--out", folder.toString())).isEqualTo(1);
    assertThat(line.execute("--work", "sums", "--out", folder.toString())).isEqualTo(1);
    assertThat(line.execute("--rounds", "0", "--out", folder.toString())).isEqualTo(1);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void takesSamplesInTurn() throws InterruptedException {
    int[] calls = new int[2];
    double[][] seconds =
        new Turns(3, 0).measure(List.of(() -> count(calls, 0, 4e-3), () -> count(calls, 1, 8e-3)));
    assertThat(seconds).hasDimensions(2, 3);
    assertThat(seconds[0]).containsOnly(4e-3);
    assertThat(calls[0]).isGreaterThan(6);
    assertThat(seconds[1]).containsOnly(8e-3);
  }

  private static double count(int[] calls, int i, double seconds) {
    calls[i]++;
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return seconds;
  }
}
