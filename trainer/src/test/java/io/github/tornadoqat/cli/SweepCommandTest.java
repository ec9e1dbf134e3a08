package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code qat sweep} leaves. */
final class SweepCommandTest extends Sweeping {
  @Test
  void rowsAreTheSummariesOfTheTrials() throws IOException {
    Path out = sweeps(GOOD, "one", "--quiet");
    List<CSVRecord> rows = results(out);
    // 2 distributions, 2 bits, 3 rates, and 2 + 1 parameterizations of 2 trials.
    assertThat(rows).hasSize(2 * 2 * 3 * 3);
    Set<String> trials = new TreeSet<>();
    for (CSVRecord row : rows) {
      trials.add(row.get("trial"));
      Path trial = out.resolve("trials").resolve(row.get("trial"));
      JsonNode summary = Results.json(trial.resolve("summary.json"));
      JsonNode own = summary.get("parameterizations").get(row.get("parameterization"));
      assertThat(row.get("distribution")).isEqualTo(summary.get("distribution").asText());
      assertThat(row.get("bits")).isEqualTo(summary.get("bits").asText());
      assertThat(row.get("samples")).isEqualTo("300");
      assertThat(row.get("final_mse")).isEqualTo(own.get("final_mse").asText());
      assertThat(row.get("best_range_max")).isEqualTo(own.at("/best_range/max").asText());
      assertThat(row.get("reason")).isEmpty();
      assertThat(Results.json(trial.resolve("config.json")).get("lr").asDouble())
          .isEqualTo(Double.parseDouble(row.get("lr")));
    }
    assertThat(trials).hasSize(24);
    assertThat(out.resolve("trials").toFile().list()).containsExactlyInAnyOrderElementsOf(trials);
    assertThat(rows.stream().map(row -> row.get("lr")).distinct()).contains("0.001", "0.01", "0.1");
  }

  @Test
  void trialIsTheExperimentOfItsConfig() throws IOException {
    Path out = sweeps(GOOD, "one", "--quiet", "--batch", 5);
    try (Stream<Path> trials = Files.list(out.resolve("trials"))) {
      for (Path trial : trials.sorted().limit(4).toList()) {
        Path alone = folder.resolve(trial.getFileName());
        Cli cli =
            Cli.run(
                "experiment", "--config", trial.resolve("config.json"), "--out", alone, "--quiet");
        assertThat(cli.code()).as(cli.err()).isZero();
        for (String file : List.of("config.json", "metrics.csv", "summary.json")) {
          assertThat(trial.resolve(file)).hasSameBinaryContentAs(alone.resolve(file));
        }
      }
    }
  }

  @Test
  void sameSweepSameBytes() throws IOException {
    Path one = sweeps(GOOD, "one", "--quiet");
    Path two = sweeps(GOOD, "two", "--quiet", "--workers", 3, "--batch", 7);
    assertThat(files(two)).isEqualTo(files(one));
    Path other = sweeps(GOOD.replace("steps: 40", "steps: 41"), "other", "--quiet");
    assertThat(files(other).get("results.csv")).isNotEqualTo(files(one).get("results.csv"));
  }

  @Test
  void shardsShareAFolder() throws IOException {
    Path whole = sweeps(GOOD, "whole", "--quiet");
    Path shared = folder.resolve("shared");
    int before = 0;
    for (String shard : List.of("1/3", "0/3", "2/3")) {
      sweeps(GOOD, "shared", "--shard", shard, "--quiet");
      int now = shared.resolve("trials").toFile().list().length;
      assertThat(now - before).as("trials of one shard").isEqualTo(8);
      before = now;
    }
    assertThat(files(shared)).isEqualTo(files(whole));
  }

  @Test
  void resumeKeepsWhatIsDone() throws IOException {
    Path out = sweeps(GOOD, "one", "--quiet");
    var whole = files(out);
    List<String> names = Stream.of(out.resolve("trials").toFile().list()).sorted().toList();
    for (String name : names.subList(3, 9)) {
      delete(out.resolve("trials").resolve(name));
    }
    Path kept = out.resolve("trials").resolve(names.getFirst()).resolve("config.json");
    Files.writeString(kept, "kept");
    // As a kill leaves it.
    Files.createDirectories(out.resolve(".drafts/x"));
    Files.writeString(out.resolve(".drafts/x/summary.json"), "half");
    assertThat(BadUse.fails(3, "sweep", yaml(GOOD), "--out", out)).contains("--resume");
    assertThat(kept).hasContent("kept");
    sweeps(GOOD, "one", "--resume", "--quiet");
    assertThat(kept).hasContent("kept");
    Files.writeString(kept, whole.get("trials/" + names.getFirst() + "/config.json"));
    assertThat(files(out)).isEqualTo(whole);
    sweeps(GOOD, "one", "--resume", "--quiet");
    assertThat(files(out)).isEqualTo(whole);
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void failedTrialsAreKeptWithTheirReason(int batch) throws IOException {
    Cli cli = sweep(SOME_FAIL, "out", "--batch", batch, "--json");
    assertThat(cli.code()).isEqualTo(6);
    JsonNode state = Results.json(cli.out());
    assertThat(state.get("trials").asInt()).isEqualTo(36);
    assertThat(state.get("finished").asInt()).isEqualTo(36);
    assertThat(state.get("failed").asInt()).isEqualTo(6);
    Path out = folder.resolve("out");
    int failed = 0;
    for (CSVRecord row : results(out)) {
      boolean impossible =
          row.get("init").equals("edges:1,2") && row.get("zero_point").equals("clamped");
      Path trial = out.resolve("trials").resolve(row.get("trial"));
      if (impossible) {
        failed++;
        assertThat(row.get("reason")).contains("free zero point");
        assertThat(row.get("final_mse")).isEmpty();
        JsonNode why = Results.json(trial.resolve("failed.json"));
        assertThat(why.get("reason").asText()).isEqualTo(row.get("reason"));
        assertThat(why.at("/config/init").asText()).isEqualTo("edges:1,2");
      } else {
        assertThat(row.get("reason")).isEmpty();
        assertThat(trial.resolve("summary.json")).exists();
      }
    }
    assertThat(failed).isEqualTo(6);
    assertThat(sweep(SOME_FAIL, "out", "--resume").code()).isEqualTo(6);
  }

  @Test
  void failedTrialsRunAgainWhereAskedTo() throws IOException {
    Path file = Models.npy(folder, "data.npy", new float[] {1, Float.NaN}, 2);
    String yaml = "config:\n  distribution: [" + file + ", normal]\n  steps: 5\n  bits: [2, 3]\n";
    assertThat(sweep(yaml, "out").code()).isEqualTo(6);
    Models.npy(folder, "data.npy", Models.normal(50, 1), 50);
    assertThat(sweep(yaml, "out", "--resume").code()).isEqualTo(6);
    Cli alone = sweep(yaml, "out", "--retry");
    assertThat(alone.code()).isEqualTo(2);
    assertThat(alone.err()).contains("--resume");
    assertThat(sweep(yaml, "out", "--resume", "--retry").code()).isZero();
    assertThat(files(folder.resolve("out"))).isEqualTo(files(sweeps(yaml, "whole")));
  }

  @Test
  void dataThatFailWhileRunning() throws IOException {
    Path nan = Models.npy(folder, "nan.npy", new float[] {1, Float.NaN}, 2);
    Path gone = Models.npy(folder, "good.npy", Models.normal(50, 1), 50);
    String yaml =
        "config:\n  distribution: ["
            + nan
            + ", normal, "
            + gone
            + "]\n  steps: 5\n  bits: [2, 3]\n";
    Cli cli = sweep(yaml, "out", "--batch", 8);
    assertThat(cli.code()).isEqualTo(6);
    assertThat(cli.out()).contains("6 of 6 trials are done, 2 failed");
    List<String> reasons =
        results(folder.resolve("out")).stream().map(r -> r.get("reason")).toList();
    assertThat(reasons).hasSize(6);
    assertThat(reasons.subList(0, 2)).allMatch(reason -> reason.contains("NaN"));
    assertThat(reasons.subList(2, 6)).containsOnly("");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sobol", "latin"})
  void drawnSweepsFillTheirRanges(String method) throws IOException {
    String yaml =
        """
        method: %s
        trials: 32
        metrics: none
        config:
          distribution: uniform
          samples: 100
          steps: 3
          bits: {from: 2, to: 9}
          lr: {from: 0.0001, to: 1, scale: log}
          parameterization: [minmax, beta-gamma]
        """
            .formatted(method);
    Path out = sweeps(yaml, "one", "--quiet");
    List<CSVRecord> rows = results(out);
    assertThat(rows).hasSize(32);
    assertThat(rows.stream().map(r -> r.get("bits")).distinct()).hasSize(8);
    List<Integer> decades = new ArrayList<>(List.of(0, 0, 0, 0));
    for (CSVRecord row : rows) {
      int decade = (int) Math.floor(Math.log10(Double.parseDouble(row.get("lr")))) + 4;
      decades.set(decade, decades.get(decade) + 1);
    }
    // Both methods are spread evenly; the Sobol sequence has its first point left out.
    assertThat(decades).allMatch(n -> n >= 7 && n <= 9);
    assertThat(files(out)).isEqualTo(files(sweeps(yaml, "two", "--quiet")));
    assertThat(out.resolve("trials/" + rows.getFirst().get("trial") + "/metrics.csv"))
        .doesNotExist();
    Path other = sweeps(yaml.replace("trials: 32", "trials: 32\nseed: 5"), "other", "--quiet");
    assertThat(files(other).get("results.csv").equals(files(out).get("results.csv")))
        .isEqualTo(method.equals("sobol"));
  }

  @Test
  void metricsAreThinnedUnlessAskedFor() throws IOException {
    String yaml = "config: {distribution: normal, samples: 100, steps: 1000}\n";
    Path thinned = sweeps(yaml, "thinned", "--quiet").resolve("trials/only/metrics.csv");
    Path all = sweeps("metrics: all\n" + yaml, "all", "-q").resolve("trials/only/metrics.csv");
    List<String> every = Files.readAllLines(all);
    assertThat(every).hasSize(1002);
    assertThat(Files.readAllLines(thinned))
        .hasSizeBetween(50, 200)
        .isSubsetOf(every)
        .endsWith(every.getLast());
  }

  @Test
  void progressCountsTrials() throws IOException {
    assertThat(sweep(GOOD, "out").err()).contains("sweep 100 %").contains("left");
  }
}
