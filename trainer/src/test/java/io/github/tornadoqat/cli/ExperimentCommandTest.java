package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code qat experiment} leaves. */
final class ExperimentCommandTest extends Experimenting {
  private static final List<String> FILES =
      List.of("config.json", "metrics.csv", "summary.json", "loss.svg", "edges.svg");

  @Test
  void metricsHaveEveryStep() throws IOException {
    Path out = experiment("one", "-d", "normal", "-b", 3, "-n", 70, "-p", "minmax,log-scale");
    assertThat(Files.readAllLines(out.resolve("metrics.csv")).getFirst())
        .isEqualTo(
            "step,parameterization,mse,theta_min,theta_max,scale,zero_point,clip_low,clip_high");
    for (String name : List.of("minmax", "log-scale")) {
      List<Row> rows = rows(out, name);
      assertThat(rows).hasSize(71);
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        assertThat(row.step()).isEqualTo(i);
        assertThat(row.scale()).isCloseTo((row.max() - row.min()) / 7, within(1e-12));
        // Half a step is what rounding the zero point moves.
        assertThat(row.zeroPoint() + row.min() / row.scale()).isBetween(-0.5001, 0.5001);
        assertThat(row.low()).isBetween(0.0, 0.5);
        assertThat(row.high()).isBetween(0.0, 0.5);
      }
      assertThat(rows.getFirst().low()).isZero();
      assertThat(rows.getLast().low() + rows.getLast().high()).isPositive();
    }
  }

  @Test
  void clipsAreCountedOnTheirSide() throws IOException {
    Path out =
        experiment("one", "-d", "uniform:-1,1", "-b", 8, "-n", 0, "--init", "edges:-0.5,0.2");
    Row row = rows(out, "beta-gamma").getFirst();
    assertThat(row.low()).isCloseTo(0.25, within(0.02));
    assertThat(row.high()).isCloseTo(0.4, within(0.02));
  }

  @Test
  void summaryIsThatOfTheMetrics() throws IOException {
    Path out = experiment("one", "-d", "laplace", "-b", 4, "-n", 400, "--lr", 0.02, "-p", "minmax");
    JsonNode summary = summary(out, "minmax");
    List<Row> rows = rows(out, "minmax");
    double best = summary.get("best_mse").asDouble();
    assertThat(summary.get("initial_mse").asDouble()).isEqualTo(rows.getFirst().mse());
    assertThat(summary.get("final_mse").asDouble()).isEqualTo(rows.getLast().mse());
    assertThat(summary.get("peak_mse").asDouble())
        .isEqualTo(rows.stream().skip(1).mapToDouble(Row::mse).max().orElseThrow());
    assertThat(summary.get("steps_to_within_10_percent").asInt())
        .isEqualTo(stays(rows, 1.1 * best));
    assertThat(summary.get("steps_to_within_5_percent").asInt())
        .isEqualTo(stays(rows, 1.05 * best));
    List<Row> last = rows.subList(360, 401);
    assertThat(summary.at("/peak_to_peak/theta_max").asDouble())
        .isEqualTo(
            last.stream().mapToDouble(Row::max).max().orElseThrow()
                - last.stream().mapToDouble(Row::max).min().orElseThrow());
    double min = summary.at("/best_range/min").asDouble();
    double width = summary.at("/best_range/max").asDouble() - min;
    double farthest = rows.stream().mapToDouble(r -> Math.abs(r.min() - min)).max().orElseThrow();
    assertThat(summary.at("/disturbance/theta_min").asDouble())
        .isCloseTo((farthest - Math.abs(rows.getFirst().min() - min)) / width, within(1e-12));
  }

  private static int stays(List<Row> rows, double bound) {
    int step = rows.size();
    while (step > 0 && rows.get(step - 1).mse() <= bound) {
      step--;
    }
    return step == rows.size() ? -1 : step;
  }

  @Test
  void zeroPointsOnBothSidesOfZeroAreCounted() throws IOException {
    Path out =
        experiment(
            "one", "-d", "relu", "-b", 3, "--zero-point", "free", "--lr", 0.2, "-p", "minmax");
    List<Integer> signs = new ArrayList<>();
    List<Integer> moves = new ArrayList<>();
    int before = 0;
    for (Row row : rows(out, "minmax")) {
      signs.add(Integer.signum(row.zeroPoint()));
      moves.add(row.step() == 0 ? 0 : Integer.signum(row.zeroPoint() - before));
      before = row.zeroPoint();
    }
    JsonNode summary = summary(out, "minmax");
    assertThat(summary.get("zero_point_sign_flips").asInt()).isEqualTo(flips(signs)).isPositive();
    assertThat(summary.get("zero_point_reversals").asInt()).isEqualTo(flips(moves)).isPositive();
  }

  private static int flips(List<Integer> signs) {
    List<Integer> some = signs.stream().filter(s -> s != 0).toList();
    int flips = 0;
    for (int i = 1; i < some.size(); i++) {
      flips += some.get(i).equals(some.get(i - 1)) ? 0 : 1;
    }
    return flips;
  }

  @ParameterizedTest
  @CsvSource({
    "normal, minmax, minmax",
    "'laplace:1,0.5', percentile:99, 'beta-gamma,minmax'",
    "'uniform:-3,1', scaled:0.3, scale-offset",
    "'lognormal:0,0.5', mse, lsq-plus",
    "student:5, 'edges:-4,3.5', omniquant",
    "relu, minmax, softplus-width",
    "'mixture:0.5/-2/0.1,0.5/3/1', scaled:2, log-scale"
  })
  void sameConfigSameBytes(String distribution, String init, String parameterizations)
      throws IOException {
    Path out =
        experiment(
            "one",
            "-d",
            distribution,
            "--samples",
            900,
            "-b",
            4,
            "-n",
            60,
            "--init",
            init,
            "-p",
            parameterizations,
            "--lr",
            "0.01,0.02",
            "--seed",
            -5);
    Path again = experiment("two", "--config", out.resolve("config.json"));
    for (String file : FILES) {
      assertThat(again.resolve(file)).isNotEmptyFile();
      assertThat(again.resolve(file)).hasSameBinaryContentAs(out.resolve(file));
    }
    Path other = experiment("three", "--config", out.resolve("config.json"), "--seed", 6);
    assertThat(Files.readString(other.resolve("metrics.csv")))
        .isNotEqualTo(Files.readString(out.resolve("metrics.csv")));
  }

  @Test
  void tensorOfAFile() throws IOException {
    Path model = Models.safetensors(folder);
    Path out = experiment("all", "-d", model + ":b.weight", "-b", 4, "-n", 20);
    JsonNode summary = Results.json(out.resolve("summary.json"));
    assertThat(summary.get("samples").asInt()).isEqualTo(165);
    Path some = experiment("some", "-d", model + ":b.weight", "-b", 4, "--samples", 40, "-n", 20);
    assertThat(Results.json(some.resolve("summary.json")).get("samples").asInt()).isEqualTo(40);
    Path only = experiment("only", "-d", Models.npy(folder), "-b", 4, "-n", 20);
    assertThat(rows(only, "beta-gamma")).hasSize(21);
  }

  @Test
  void symmetricParameterizationsShareTheirBest() {
    Path out =
        experiment(
            "one",
            "-d",
            "normal",
            "-b",
            4,
            "--scheme",
            "symmetric-restricted",
            "-p",
            "symmetric-scale,symmetric-max,symmetric-gamma",
            "-n",
            500);
    for (String name : List.of("symmetric-scale", "symmetric-max", "symmetric-gamma")) {
      assertThat(over(summary(out, name), "final_mse")).isBetween(0.99999, 1.05);
      assertThat(summary(out, name).get("zero_point_reversals").asInt()).isZero();
    }
  }

  @Test
  void jsonIsTheSummary() {
    Path out = folder.resolve("out");
    Cli cli = Cli.run("experiment", "-d", "uniform", "-n", 5, "--out", out, "--json");
    assertThat(Results.json(cli.out())).isEqualTo(Results.json(out.resolve("summary.json")));
  }

  @Test
  void tableNamesThePlot() {
    Path out = folder.resolve("out");
    Cli cli = Cli.run("experiment", "-d", "uniform", "-n", 5, "--out", out);
    assertThat(cli.out()).contains("beta-gamma").contains(out.resolve("loss.svg").toString());
  }
}
