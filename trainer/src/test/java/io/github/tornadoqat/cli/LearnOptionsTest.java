package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Parameterizations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every option of {@code qat learn}, from the command line and from a file. */
final class LearnOptionsTest extends Learning {
  static Stream<String> parameterizations() {
    return Parameterizations.all().stream().map(Parameterization::name);
  }

  private static String scheme(String parameterization) {
    return parameterization.startsWith("symmetric") ? "symmetric-full" : "asymmetric";
  }

  @ParameterizedTest
  @MethodSource("parameterizations")
  void everyParameterization(String name) throws IOException {
    Path model = Models.safetensors(folder);
    Path out = learn("one", model, "-p", name, "--scheme", scheme(name), "-b", 3, "-n", 60);
    assertGood(out);
    Path again = learn("two", "--config", out.resolve("config.json"));
    assertSameBytes(out, again);
    assertThat(again.resolve("config.json")).hasSameBinaryContentAs(out.resolve("config.json"));
    assertThat(again.resolve("report.html")).hasSameBinaryContentAs(out.resolve("report.html"));
  }

  @ParameterizedTest
  @CsvSource({
    "--granularity, tensor",
    "--granularity, channel",
    "--granularity, group:8",
    "--granularity, group:7",
    "--granularity, group:1000",
    "--init, minmax",
    "--init, percentile:99",
    "--init, percentile:99.9",
    "--init, mse",
    "--init, entropy",
    "--init, moving-average",
    "--optimizer, adam",
    "--optimizer, adamw",
    "--schedule, constant",
    "--schedule, cosine",
    "--schedule, step:10:0.5",
    "--zero-point, free",
    "--zero-point, clamped",
    "--lr, 0.003",
    "--lr, auto",
    "--epsilon, 1e-8",
    "--bits, 1",
    "--bits, 2",
    "--bits, 8",
    "--bits, 16",
    "--steps, 0",
    "--steps, 1",
    "--seed, -7",
    "--include, '*.weight,*.bias'",
    "--exclude, 'conv*,b*'"
  })
  void everyOption(String option, String value) throws IOException {
    Path out = learn("one", Models.safetensors(folder), option + "=" + value);
    assertGood(out);
    assertSameBytes(out, learn("two", "--config", out.resolve("config.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lsq", "torch"})
  void sgdWithEveryGradientScaling(String scaling) throws IOException {
    Path out =
        learn(
            "one",
            Models.safetensors(folder),
            "--optimizer=sgd",
            "--lr=0.1",
            "--momentum=0.5",
            "--gradient-scaling=" + scaling);
    assertGood(out);
    assertSameBytes(out, learn("two", "--config", out.resolve("config.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"symmetric-full", "symmetric-restricted"})
  void symmetricSchemesLearnSymmetricMax(String scheme) {
    Path out = learn("one", Models.npy(folder), "--scheme", scheme, "-b", 4);
    assertGood(out);
    assertThat(Results.json(out.resolve("summary.json")).get("best_parameterization").asText())
        .isEqualTo("symmetric-max");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 8})
  void threadsDoNotMatter(int threads) throws IOException {
    Path model = Models.npy(folder, "big.npy", Models.normal(300_000, 9), 300, 1000);
    Path one = learn("one", model, "-b", 4, "-n", 15, "-p", "minmax,beta-gamma", "--threads", 1);
    Path many =
        learn("many", model, "-b", 4, "-n", 15, "-p", "minmax,beta-gamma", "--threads", threads);
    assertSameBytes(one, many);
    assertThat(many.resolve("encodings.minmax.json"))
        .hasSameBinaryContentAs(one.resolve("encodings.minmax.json"));
  }

  @Test
  void flagsOverrideTheConfig() {
    Path out = learn("one", Models.npy(folder), "-b", 4, "-n", 5);
    Path again = learn("two", "--config", out.resolve("config.json"), "-b", 3);
    JsonNode config = Results.json(again.resolve("config.json"));
    assertThat(config.get("bits").asInt()).isEqualTo(3);
    assertThat(config.get("steps").asInt()).isEqualTo(5);
  }

  @Test
  void yamlTakesDashesUnderscoresAndLists() throws IOException {
    Path model = Models.safetensors(folder);
    Path yaml = folder.resolve("run.yaml");
    Files.writeString(
        yaml,
        "model: "
            + model
            + "\nzero_point: free\ngradient-scaling: lsq\nparameterization: [minmax, beta-gamma]\n"
            + "include:\n  - a.*\n  - conv*\nbits: 3\nsteps: 4\n");
    JsonNode config = Results.json(learn("one", "--config=" + yaml).resolve("config.json"));
    assertThat(config.get("zero_point").asText()).isEqualTo("free");
    assertThat(config.get("gradient_scaling").asText()).isEqualTo("lsq");
    assertThat(config.get("parameterization")).hasSize(2);
    assertThat(config.get("include")).hasSize(2);
  }
}
