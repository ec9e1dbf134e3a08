package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of range learning, seen through {@code qat experiment}. */
final class ExperimentBandsTest extends Experimenting {
  /**
   * Its normal sample ends where that of the known figures does; errors at many bits hang on it.
   */
  private static final int SEED = 116;

  /** Samples differ, by their extremes most. */
  @ParameterizedTest
  @CsvSource({
    "normal, 3, 0.03916, 1.1, 2.37, 1.3",
    "normal, 4, 0.01108, 1.15, 1.84, 1.3",
    "normal, 8, 6.81e-5, 1.5, 1.015, 1.05",
    "normal, 10, 4.29e-6, 1.5, 1.016, 1.02",
    "relu, 3, 0.005743, 1.3, 1.80, 1.6"
  })
  void bestErrors(
      String distribution, int bits, double best, double near, double ratio, double ratioNear) {
    Path out = experiment("one", "--seed", SEED, "-d", distribution, "-b", bits, "-n", 1);
    JsonNode summary = summary(out, "beta-gamma");
    assertThat(summary.get("best_mse").asDouble()).isBetween(best / near, best * near);
    assertThat(over(summary, "initial_mse")).isBetween(ratio / ratioNear, ratio * ratioNear);
  }

  @ParameterizedTest
  @CsvSource({
    "normal, 2, clamped",
    "normal, 3, free",
    "student, 4, clamped",
    "lognormal, 4, free",
    "'uniform:-1,3', 5, clamped",
    "laplace, 6, free",
    "relu, 8, clamped",
    "normal, 10, clamped"
  })
  void learningNeverBeatsTheBestByMoreThanRounding(String distribution, int bits, String zero) {
    for (String lr : List.of("auto", "0.1")) {
      Path out =
          experiment(
              "lr" + lr,
              "--seed",
              SEED,
              "-d",
              distribution,
              "-b",
              bits,
              "--zero-point",
              zero,
              "-p",
              "minmax,beta-gamma,scale-offset-grid",
              "--lr",
              lr,
              "-n",
              1500);
      for (String name : List.of("minmax", "beta-gamma", "scale-offset-grid")) {
        assertThat(over(summary(out, name), "least_mse")).isBetween(1 - 1e-5, 1.2);
      }
    }
  }

  @Test
  void stepsAtThreeBits() {
    Path out =
        experiment(
            "one",
            "--seed",
            SEED,
            "-d",
            "normal",
            "-b",
            3,
            "--lr",
            0.01,
            "-n",
            1500,
            "-p",
            "scale-offset,minmax,beta-gamma,beta-gamma-sigmoid");
    assertSteps(out, "scale-offset", 40);
    assertSteps(out, "minmax", 143);
    assertSteps(out, "beta-gamma", 37);
    assertSteps(out, "beta-gamma-sigmoid", 233);
  }

  private static void assertSteps(Path out, String parameterization, int steps) {
    JsonNode summary = summary(out, parameterization);
    assertThat(summary.get("steps_to_within_10_percent").asInt())
        .as(parameterization)
        .isBetween((int) (steps / 1.4), (int) (steps * 1.4));
    assertThat(over(summary, "final_mse")).isBetween(0.99999, 1.1);
  }

  @Test
  void scaleAndOffsetAreUnstableAtTenBitsAndTheirRelativesAreNot() {
    Path out =
        experiment(
            "one",
            "--seed",
            SEED,
            "-d",
            "normal",
            "-b",
            10,
            "--lr",
            0.01,
            "-n",
            2000,
            "-p",
            "scale-offset,scale-offset-grid,scale-offset-relative,log-scale,minmax,beta-gamma");
    JsonNode unstable = summary(out, "scale-offset");
    assertThat(over(unstable, "peak_mse")).isGreaterThan(1000);
    assertThat(unstable.get("steps_to_within_10_percent").asInt()).isEqualTo(-1);
    for (String name :
        List.of(
            "scale-offset-grid", "scale-offset-relative", "log-scale", "minmax", "beta-gamma")) {
      assertThat(over(summary(out, name), "peak_mse")).as(name).isLessThan(3);
      assertThat(over(summary(out, name), "final_mse")).as(name).isLessThan(1.05);
    }
  }

  @Test
  void reluSpikesUnlessTheZeroPointIsClamped() {
    for (String zero : List.of("free", "clamped")) {
      Path out =
          experiment(
              zero,
              "--seed",
              SEED,
              "-d",
              "relu",
              "-b",
              3,
              "--zero-point",
              zero,
              "--lr",
              0.01,
              "-p",
              "minmax,scale-offset");
      for (String name : List.of("minmax", "scale-offset")) {
        double peak = over(summary(out, name), "peak_mse");
        assertThat(peak > 5).as("%s, %s: %s", name, zero, peak).isEqualTo(zero.equals("free"));
      }
    }
  }

  @Test
  void oneSettledEdgeIsPushedByScaleAndOffset() {
    Path first = experiment("best", "--seed", SEED, "-d", "normal", "-b", 10, "-n", 1);
    JsonNode best = summary(first, "beta-gamma").get("best_range");
    double min = best.get("min").asDouble();
    double max = 2.5 * best.get("max").asDouble();
    Path out =
        experiment(
            "one",
            "--seed",
            SEED,
            "-d",
            "normal",
            "-b",
            10,
            "--init",
            "edges:" + min + "," + max,
            "--lr",
            0.001,
            "-p",
            "scale-offset,minmax,beta-gamma");
    assertThat(disturbance(out, "scale-offset")).isBetween(0.05, 0.4);
    assertThat(disturbance(out, "minmax")).isLessThan(0.02);
    assertThat(disturbance(out, "beta-gamma")).isLessThan(0.02);
  }

  private static double disturbance(Path out, String parameterization) {
    return summary(out, parameterization).at("/disturbance/theta_min").asDouble();
  }

  @Test
  void sigmoidCannotExpandANarrowStart() {
    Path out =
        experiment(
            "one",
            "--seed",
            SEED,
            "-d",
            "normal",
            "-b",
            3,
            "--init",
            "scaled:0.2",
            "--lr",
            0.01,
            "-n",
            1500,
            "-p",
            "beta-gamma,beta-gamma-sigmoid");
    assertThat(over(summary(out, "beta-gamma-sigmoid"), "final_mse")).isGreaterThan(5);
    assertThat(over(summary(out, "beta-gamma"), "final_mse")).isLessThan(1.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-4,2.5", "-0.5,6", "-3,3"})
  void betaGammaIsMinMaxWithRatesOfTheEnds(String edges) throws IOException {
    String[] ends = edges.split(",");
    double a = 0.01 * Math.abs(Double.parseDouble(ends[0]));
    double b = 0.01 * Math.abs(Double.parseDouble(ends[1]));
    Object[] common = {"-d", "normal", "-b", 4, "-n", 200, "--init", "edges:" + edges};
    List<Row> factors =
        rows(run("factors", common, "-p", "beta-gamma", "--lr", 0.01), "beta-gamma");
    List<Row> own = rows(run("ends", common, "-p", "minmax", "--lr", a + "," + b), "minmax");
    for (int step = 0; step <= 200; step++) {
      assertThat(factors.get(step).min()).isCloseTo(own.get(step).min(), within(1e-5));
      assertThat(factors.get(step).max()).isCloseTo(own.get(step).max(), within(1e-5));
    }
    double moved = Math.abs(own.getLast().max() - own.getFirst().max());
    assertThat(moved + Math.abs(own.getLast().min() - own.getFirst().min())).isGreaterThan(0.3);
  }

  private Path run(String to, Object[] common, Object... more) {
    Object[] args = Arrays.copyOf(common, common.length + more.length);
    System.arraycopy(more, 0, args, common.length, more.length);
    return experiment(to, args);
  }

  /** Powers of two scale float32 exactly, so that every step must be the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "beta-gamma",
        "beta-gamma-sigmoid",
        "omniquant",
        "scale-offset-relative",
        "log-scale",
        "softplus-width",
        "symmetric-gamma"
      })
  void scalesWithTheDataAtOneRate(String parameterization) throws IOException {
    assertScales(parameterization, "0.01");
  }

  /** The same at the advised rates, which have the unit of their number. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "minmax",
        "scale-offset",
        "scale-offset-grid",
        "lsq-plus",
        "symmetric-scale",
        "symmetric-max"
      })
  void scalesWithTheDataAtAdvisedRates(String parameterization) throws IOException {
    assertScales(parameterization, "auto");
  }

  private void assertScales(String parameterization, String rate) throws IOException {
    String scheme = parameterization.startsWith("symmetric") ? "symmetric-full" : "asymmetric";
    Object[] common = {
      "-b", 4, "-n", 200, "--scheme", scheme, "--lr", rate, "-p", parameterization
    };
    List<Row> one = rows(run("one", common, "-d", "normal:0.25,1"), parameterization);
    for (int exponent : new int[] {-12, 12}) {
      double c = Math.pow(2, exponent);
      Path out = run("by" + exponent, common, "-d", "normal:" + 0.25 * c + "," + c);
      List<Row> scaled = rows(out, parameterization);
      for (int step = 0; step <= 200; step++) {
        assertThat(scaled.get(step).min() / c).isCloseTo(one.get(step).min(), within(1e-6));
        assertThat(scaled.get(step).max() / c).isCloseTo(one.get(step).max(), within(1e-6));
      }
    }
    assertThat(one.getLast().max()).isNotCloseTo(one.getFirst().max(), within(0.1));
  }
}
