package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code qat advise} says of finished runs. */
final class AdviseRunTest extends Advising {
  private Path run(String command, String to, Object... args) {
    Path out = folder.resolve(to);
    Cli cli = Cli.run(words(command, List.of(args), "--out", out, "--quiet"));
    assertThat(cli).isEqualTo(new Cli(0, "", ""));
    return out;
  }

  private Path oscillating() {
    return run(
        "learn",
        "swinging",
        matrix("normal", Random::nextGaussian),
        "--bits=10",
        "--granularity=tensor",
        "--parameterization=scale-offset",
        "--lr=0.01",
        "--schedule=constant",
        "--steps=1500");
  }

  private static double last(Path out) {
    return Results.json(out.resolve("summary.json")).at("/tensors/0/last_mse").asDouble();
  }

  @Test
  void oscillationOfALearnedTensor() throws IOException, InterruptedException {
    Path run = oscillating();
    JsonNode advice = advise(run);
    assertThat(advice.get("command").asText()).isEqualTo("learn");
    assertThat(flags(advice)).contains("oscillation", "unstable", "inverted-range");
    assertThat(choice(advice, "parameterization")).isEqualTo("beta-gamma");
    assertThat(choice(advice, "lr")).isEqualTo("auto");
    Path better = follow(advice.get("recommendations").get(0), "better");
    assertThat(last(better)).isLessThan(last(run) / 1.5);
    JsonNode again = advise(better);
    assertThat(flags(again)).isEmpty();
    assertThat(choice(again, "lr")).isEqualTo("auto");
  }

  @Test
  void oscillationOfAnExperiment() throws IOException, InterruptedException {
    Path run =
        run(
            "experiment",
            "ten",
            "--distribution=normal",
            "--bits=10",
            "--lr=0.01",
            "--parameterization=scale-offset",
            "--steps=3000");
    JsonNode advice = advise(run);
    assertThat(flags(advice)).contains("oscillation", "unstable");
    assertThat(choice(advice, "parameterization")).isEqualTo("beta-gamma");
    JsonNode better = advise(follow(advice.get("recommendations").get(0), "better"));
    assertThat(flags(better)).isEmpty();
    assertThat(better.at("/tensors/0/last_over_best").asDouble()).isLessThan(1.05);
  }

  @ParameterizedTest
  @CsvSource({"3, minmax", "3, beta-gamma", "10, minmax", "10, beta-gamma"})
  void steadyRunsAreNotFlagged(int bits, String parameterization) {
    Path run =
        run(
            "experiment",
            "steady",
            "--distribution=normal",
            "--bits=" + bits,
            "--lr=0.01",
            "--parameterization=" + parameterization,
            "--steps=2000");
    assertThat(flags(advise(run))).isEmpty();
  }

  @Test
  void scaleAndOffsetAreKeptAtThreeBits() {
    Path run =
        run(
            "experiment",
            "three-bits",
            "--distribution=normal",
            "--bits=3",
            "--lr=0.01",
            "--parameterization=scale-offset",
            "--steps=2000");
    JsonNode advice = advise(run);
    assertThat(choice(advice, "parameterization")).isEqualTo("scale-offset");
    assertThat(choice(advice, "lr")).isEqualTo("0.01");
  }

  @Test
  void theSteadyOneOfSeveralIsAdvised() {
    Path run =
        run(
            "experiment",
            "three",
            "--distribution=normal",
            "--bits=10",
            "--lr=0.01",
            "--parameterization=scale-offset,minmax",
            "--steps=2000");
    assertThat(choice(advise(run), "parameterization")).isEqualTo("minmax");
    assertThat(table(run)).contains("flag: oscillation: scale-offset: an end swings by ");
  }

  @Test
  void flipsOfAFreeZeroPoint() throws IOException, InterruptedException {
    Path run =
        run(
            "experiment",
            "relu",
            "--distribution=relu",
            "--bits=3",
            "--zero-point=free",
            "--lr=0.01",
            "--parameterization=scale-offset",
            "--seed=3",
            "--steps=1000");
    JsonNode advice = advise(run);
    assertThat(flags(advice)).contains("zero-point-flip");
    assertThat(choice(advice, "zero_point")).isEqualTo("clamped");
    Path better = follow(advice.get("recommendations").get(0), "better");
    assertThat(flags(advise(better))).doesNotContain("zero-point-flip");
  }

  @Test
  void projectionsAreFlagged() {
    Path run =
        run(
            "learn",
            "projected",
            matrix("normal", Random::nextGaussian),
            "--parameterization=scale-offset",
            "--lr=0.1",
            "--bits=8",
            "--steps=50");
    JsonNode advice = advise(run);
    assertThat(flags(advice)).contains("inverted-range");
    assertThat(choice(advice, "lr")).isEqualTo("auto");
    long projections =
        Results.json(run.resolve("summary.json")).at("/tensors/0/projections").asLong();
    assertThat(advice.at("/tensors/0/projections").asLong()).isEqualTo(projections).isPositive();
  }

  @Test
  void deadGridsOfARun() {
    Path run = run("learn", "dead", matrix("zero", random -> 0), "--bits=4", "--steps=5");
    JsonNode advice = advise(run);
    assertThat(flags(advice)).containsExactly("dead-grid");
    assertThat(advice.at("/flags/0/text").asText()).contains("4 of 4 learned ranges");
  }

  @Test
  void aRunWhoseModelIsGone() throws IOException {
    Path model = Models.npy(folder);
    Path run = run("learn", "gone", model, "--steps=5");
    Files.delete(model);
    assertThat(advise(run).at("/notes/0").asText()).contains("is not there any more");
    assertThat(table(run)).contains("note: dead grids were not looked for");
  }

  @Test
  void anExperimentWhoseTensorIsGone() throws IOException {
    Path model = Models.npy(folder);
    Path run = run("experiment", "gone", "--distribution=" + model, "--steps=5");
    Files.delete(model);
    assertThat(advise(run).at("/notes/0").asText()).contains("does not exist");
  }

  @Test
  void aModelThatHasChanged() {
    Path model = Models.npy(folder, "w.npy", Models.normal(64, 1), 8, 8);
    Path run = run("learn", "changed", model, "--steps=5");
    Models.npy(folder, "w.npy", Models.normal(64, 1), 16, 4);
    assertThat(fails(3, run)).contains("encodings.json").contains("8 encodings");
  }

  private static String fails(int code, Object... args) {
    return BadUse.fails(code, words("advise", List.of(args)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--bits=4", "--granularity=tensor", "--include=*", "--exclude=x"})
  void aRunHasItsOwnTensors(String option) {
    Path run = run("learn", "run", Models.npy(folder), "--steps=5");
    assertThat(fails(2, run, option)).contains(option.replaceFirst("=.*", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "metrics.csv", "encodings.json"})
  void missingFile(String file) throws IOException {
    Path run = run("learn", "run", Models.npy(folder), "--steps=5");
    Files.delete(run.resolve(file));
    assertThat(fails(3, run)).contains(file).contains("is not there");
  }

  @Test
  void aFolderOfNeither() throws IOException {
    assertThat(fails(3, Files.createDirectory(folder.resolve("empty"))))
        .contains("neither a model nor a finished run");
    assertThat(fails(3, folder.resolve("nowhere"))).contains("nowhere");
  }

  @Test
  void aRunOfAnotherCommand() {
    Path run = run("quantize", "codes", Models.npy(folder));
    assertThat(fails(3, run)).contains("config.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "summary.json | {",
        "summary.json | []",
        "summary.json | {}",
        "summary.json | {\"tensors\": []}",
        "summary.json | {\"tensors\": [{\"label\": 3}]}",
        "summary.json | {\"tensors\": [{\"label\": \"x\", \"parameterization\": \"minmax\"}]}",
        "config.json  | not json at all",
        "config.json  | {}",
        "config.json  | {\"model\": \"w\", \"steps\": 3}",
        "config.json  | {\"model\": \"w\", \"steps\": 3, \"bits\": \"four\"}",
        "config.json  | {\"model\": \"w\", \"steps\": 3, \"bits\": 4, \"scheme\": \"odd\"}",
        "config.json  | {\"model\": \"w\", \"steps\": 3, \"bits\": 99, \"scheme\": \"asymmetric\"}",
        "metrics.csv  | step,tensor",
        "metrics.csv  | step,tensor,parameterization,mse,theta_min,theta_max,clip_rate",
        "encodings.json | {}",
      })
  void garbledFile(String file, String text) throws IOException {
    Path run = run("learn", "run", Models.npy(folder), "--steps=5");
    Files.writeString(run.resolve(file), text);
    assertThat(fails(3, run)).contains(file);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3,w,beta-gamma,much,0,1,0", "3,w", "3,w,beta-gamma,,0,1,0", "\"3,w"})
  void garbledMetrics(String row) throws IOException {
    Path run = run("learn", "run", Models.npy(folder), "--steps=5");
    String metrics = Files.readString(run.resolve("metrics.csv"));
    Files.writeString(run.resolve("metrics.csv"), metrics + row + "\n");
    assertThat(fails(3, run)).contains("metrics.csv");
  }
}
