package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tornadoqat.io.EncodingEntry;
import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Granularity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code qat learn} leaves and prints. */
final class LearnOutputTest extends Learning {
  @Test
  void summaryIsComplete() {
    Path out =
        learn("one", Models.safetensors(folder), "-b", 3, "-n", 50, "-p", "minmax,scale-offset");
    JsonNode summary = Results.json(out.resolve("summary.json"));
    assertSnakeCase(summary.get("tensors"));
    assertThat(names(summary))
        .containsExactly(
            "model",
            "version",
            "commit",
            "image",
            "backend",
            "device",
            "driver",
            "seed",
            "best_parameterization",
            "totals",
            "tensors",
            "quantized_already");
    assertThat(names(summary.get("totals"))).containsExactly("minmax", "scale-offset");
    assertThat(names(summary.get("totals").get("minmax")))
        .contains(
            "tensors",
            "elements",
            "encodings",
            "initial_mse",
            "final_mse",
            "best_mse",
            "mean_final_sqnr_db",
            "clip_rate",
            "projections");
    assertThat(summary.get("tensors")).hasSize(6);
    for (JsonNode t : summary.get("tensors")) {
      assertThat(names(t))
          .contains(
              "name",
              "label",
              "parameterization",
              "shape",
              "elements",
              "encodings",
              "initial_mse",
              "final_mse",
              "last_mse",
              "best_mse",
              "initial_sqnr_db",
              "final_sqnr_db",
              "best_sqnr_db",
              "range",
              "scale",
              "zero_point",
              "clip_rate",
              "steps_to_within_10_percent",
              "projections");
      assertThat(t.get("range").get("min").asDouble()).isNegative();
      assertThat(t.get("range").get("max").asDouble()).isPositive();
      assertThat(names(t.get("scale"))).containsExactly("min", "median", "max");
      assertThat(names(t.get("zero_point"))).containsExactly("min", "median", "max");
      assertThat(t.get("clip_rate").asDouble()).isBetween(0.0, 1.0);
    }
    JsonNode total = summary.get("totals").get("minmax");
    assertThat(total.get("elements").asLong()).isEqualTo(240 + 165 + 108);
    assertThat(total.get("encodings").asInt()).isEqualTo(6 + 5 + 4);
    double weighted = 0;
    for (JsonNode t : summary.get("tensors")) {
      weighted +=
          t.get("parameterization").asText().equals("minmax")
              ? t.get("final_mse").asDouble() * t.get("elements").asInt() / (240 + 165 + 108)
              : 0;
    }
    assertThat(total.get("final_mse").asDouble()).isCloseTo(weighted, within(1e-12));
  }

  private static void assertSnakeCase(JsonNode node) {
    node.forEach(LearnOutputTest::assertSnakeCase);
    assertThat(names(node)).allMatch(name -> name.matches("[a-z0-9]+(_[a-z0-9]+)*"));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @ParameterizedTest
  @CsvSource({
    "asymmetric, channel, 3",
    "asymmetric, channel, 8",
    "asymmetric, tensor, 4",
    "asymmetric, group:8, 4",
    "asymmetric, group:5, 2",
    "symmetric-full, channel, 4",
    "symmetric-full, group:16, 2",
    "symmetric-restricted, channel, 3",
    "symmetric-restricted, tensor, 16"
  })
  void encodingsGiveTheFinalError(String scheme, String granularity, int bits) {
    Path model = Models.npy(folder);
    Path out =
        learn("one", model, "-b", bits, "--scheme", scheme, "--granularity", granularity, "-n", 80);
    EncodingEntry entry = Results.entry(out, "w");
    IntegerGrid grid =
        switch (scheme) {
          case "asymmetric" -> IntegerGrid.unsigned(bits);
          case "symmetric-full" -> IntegerGrid.signed(bits);
          default -> IntegerGrid.restricted(bits);
        };
    assertThat(entry.bitwidth()).isEqualTo(bits);
    assertThat(entry.symmetric()).isEqualTo(!scheme.equals("asymmetric"));
    Granularity unit =
        switch (granularity) {
          case "tensor" -> Granularity.perTensor();
          case "channel" -> Granularity.perChannel(0);
          default -> Granularity.perGroup(1, Integer.parseInt(granularity.substring(6)));
        };
    float[] x = Models.normal(256, 1);
    float[] y = Results.fakeQuantize(x, 8, unit, Results.encodings(entry, grid));
    JsonNode summary = Results.json(out.resolve("summary.json")).get("tensors").get(0);
    double expected = summary.get("final_mse").asDouble();
    assertThat(Results.mse(x, y)).isCloseTo(expected, within(1e-5 * expected));
    double energy = 0;
    for (float v : x) {
      energy += (double) v * v / x.length;
    }
    assertThat(summary.get("final_sqnr_db").asDouble())
        .isCloseTo(10 * Math.log10(energy / expected), within(1e-6));
  }

  @Test
  void comparisonKeepsTheEncodingsOfEach() throws IOException {
    Path out = learn("one", Models.npy(folder), "-b", 3, "-p", "minmax,beta-gamma,log-scale");
    String best = Results.json(out.resolve("summary.json")).get("best_parameterization").asText();
    assertThat(out.resolve("encodings.json"))
        .hasSameBinaryContentAs(out.resolve("encodings." + best + ".json"));
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files).hasSize(8);
    }
  }

  /** Near the best range the error is jagged, and steps that follow gradients leave it. */
  @Test
  void aStartThatIsHardToBeatIsKept() {
    Path out = learn("one", Models.npy(folder), "-b", 8, "--init", "mse");
    assertGood(out);
    JsonNode t = Results.json(out.resolve("summary.json")).get("tensors").get(0);
    double initial = t.get("initial_mse").asDouble();
    assertThat(t.get("last_mse").asDouble()).as("without keeping").isGreaterThan(initial);
    assertThat(t.get("final_mse").asDouble()).isLessThanOrEqualTo(initial);
  }

  @Test
  void metricsBelongToTheSummary() throws IOException {
    Path out = learn("one", Models.npy(folder), "-b", 3, "-n", 100);
    List<String> lines = Files.readAllLines(out.resolve("metrics.csv"));
    assertThat(lines.getFirst())
        .isEqualTo("step,tensor,parameterization,mse,theta_min,theta_max,clip_rate");
    JsonNode t = Results.json(out.resolve("summary.json")).get("tensors").get(0);
    assertThat(lines.get(1)).startsWith("0,w,beta-gamma," + t.get("initial_mse").asText() + ",");
    assertThat(lines.getLast()).startsWith("100,w,beta-gamma," + t.get("last_mse").asText() + ",");
  }

  @Test
  void jsonIsAllThatIsPrinted() {
    Path out = folder.resolve("out");
    Cli cli = Cli.run("learn", Models.npy(folder), "--out", out, "-n", 5, "--json");
    assertThat(cli.code()).isZero();
    assertThat(Results.json(cli.out())).isEqualTo(Results.json(out.resolve("summary.json")));
  }

  @Test
  void jsonIsPrintedEvenIfQuiet() {
    Cli cli =
        Cli.run("learn", Models.npy(folder), "-o", folder.resolve("o"), "-n5", "--json", "-q");
    assertThat(Results.json(cli.out()).has("totals")).isTrue();
    assertThat(cli.err()).isEmpty();
  }

  @Test
  void tableNamesTheReport() {
    Path out = folder.resolve("out");
    Cli cli = Cli.run("learn", Models.npy(folder), "--out", out, "-n", 5);
    assertThat(cli.out()).contains("beta-gamma").contains(out.resolve("report.html").toString());
  }

  @Test
  void forceReplaces() {
    Path model = Models.npy(folder);
    learn("one", model, "-b", 4, "-n", 5);
    Path out = learn("one", model, "-b", 3, "-n", 5, "--force");
    assertThat(Results.json(out.resolve("config.json")).get("bits").asInt()).isEqualTo(3);
  }

  @Test
  void forceLeavesNoStaleEncodings() {
    Path model = Models.npy(folder);
    learn("one", model, "-b", 4, "-n", 5, "-p", "minmax,beta-gamma");
    Path out = learn("one", model, "-b", 4, "-n", 5, "-p", "log-scale", "--force");
    assertThat(out.toFile().list()).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(floats = {0f, 3f, -1e-30f, 1e30f})
  void constantTensors(float value) {
    float[] x = new float[64];
    Arrays.fill(x, value);
    Path out = learn("one", Models.npy(folder, "c.npy", x, 4, 16), "-b", 4, "-n", 20);
    JsonNode t = Results.json(out.resolve("summary.json")).get("tensors").get(0);
    double mse = t.get("final_mse").asDouble();
    assertThat(mse).isLessThanOrEqualTo(0.01 * value * (double) value);
  }
}
