package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class QatTest {
  @TempDir private Path folder;

  private static final List<String> COMMANDS =
      List.of(
          "learn",
          "inspect",
          "advise",
          "quantize",
          "experiment",
          "study",
          "sweep",
          "report",
          "devices");

  private static String good(Object... args) {
    Cli cli = Cli.run(args);
    assertThat(cli.code()).as(cli.err()).isZero();
    return cli.out();
  }

  @Test
  void helpNamesEveryCommandAndExitCode() {
    assertThat(good("--help")).contains(COMMANDS).contains("generate-completion", "2 usage");
    assertThat(good("help")).contains("learn");
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void everyCommandHasHelp(String command) {
    assertThat(good(command, "--help")).contains("Usage: qat " + command).contains("--json");
    assertThat(good("help", command)).contains("Usage: qat " + command);
  }

  @ParameterizedTest
  @FieldSource("COMMANDS")
  void onlyTheCommandThatIsCalledIsRead(String command) {
    assertThat(Qat.line(command, "model.onnx").getSubcommands()).containsOnlyKeys(command);
    assertThat(Qat.line("help", command).getSubcommands())
        .hasSize(COMMANDS.size() + 2)
        .containsKey(command);
    assertThat(Qat.line().getSubcommands()).hasSize(COMMANDS.size() + 2);
  }

  @Test
  void version() {
    assertThat(good("--version")).startsWith("qat ").contains("java ");
  }

  @Test
  void completionIsAScript() throws IOException, InterruptedException {
    String script = good("generate-completion");
    assertThat(script).contains("--granularity").contains("quantize");
    Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
    bash.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
    bash.getOutputStream().close();
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  void devices() {
    assertThat(good("devices")).contains("host").contains("MiB");
    JsonNode devices = Results.json(good("devices", "--json"));
    assertThat(devices.get(0).get("backend").asText()).isEqualTo("host");
    assertThat(devices.get(0).get("memory_mib").asLong()).isPositive();
    assertThat(good("devices", "--quiet")).isEmpty();
  }

  @Test
  void inspectListsEveryTensor() {
    Path model = Models.safetensors(folder);
    assertThat(good("inspect", model))
        .contains("a.weight", "b.weight", "conv.weight", "a.bias", "4x3x3x3", "4 tensors");
    JsonNode rows = Results.json(good("inspect", model, "--json"));
    assertThat(rows).hasSize(4);
    JsonNode a = rows.get(0);
    double sum = 0;
    float least = Float.MAX_VALUE;
    for (float v : Models.normal(240, 2)) {
      sum += v;
      least = Math.min(least, v);
    }
    assertThat(a.get("mean").asDouble()).isCloseTo(sum / 240, within(1e-9));
    assertThat(a.get("min").asDouble()).isEqualTo(least);
    assertThat(a.at("/minmax_sqnr_db/8").asDouble()).isBetween(38.0, 60.0);
    assertThat(a.at("/minmax_sqnr_db/8").asDouble() - a.at("/minmax_sqnr_db/4").asDouble())
        .isBetween(20.0, 28.0);
    // E4M3 has three stored bits whatever the magnitude; NF4 is made for bells, E2M1 is not.
    assertThat(a.at("/minmax_sqnr_db/fp8-e4m3").asDouble()).isBetween(29.0, 34.0);
    assertThat(a.at("/minmax_sqnr_db/nf4").asDouble())
        .isGreaterThan(a.at("/minmax_sqnr_db/fp4-e2m1").asDouble())
        .isBetween(16.0, 26.0);
  }

  @Test
  void inspectionPredictsWhatQuantizingGives() {
    Path model = Models.npy(folder);
    double predicted =
        Results.json(good("inspect", model, "--json")).at("/0/minmax_sqnr_db/4").asDouble();
    double got =
        Results.json(good("quantize", model, "-b4", "--json", "--out", folder.resolve("o")))
            .at("/tensors/0/sqnr_db")
            .asDouble();
    assertThat(got).isCloseTo(predicted, within(1e-4));
  }

  @Test
  void inspectShowsWhatCannotBeQuantized() {
    float[] x = Models.normal(64, 1);
    x[3] = Float.NaN;
    x[9] = Float.POSITIVE_INFINITY;
    Path model = Models.npy(folder, "nan.npy", x, 8, 8);
    assertThat(good("inspect", model)).contains("2 values are NaN or infinite");
    assertThat(Results.json(good("inspect", model, "--json")).get(0).get("min").isNull()).isTrue();
  }

  @Test
  void inspectTakesEmptyAndScalarTensors() {
    assertThat(good("inspect", Models.npy(folder, "e.npy", new float[0], 0, 3))).contains("0x3");
    assertThat(good("inspect", Models.npy(folder, "s.npy", new float[] {2}))).contains("scalar");
  }

  @Test
  void inspectFilters() {
    Path model = Models.safetensors(folder);
    assertThat(Results.json(good("inspect", model, "--include=*.bias,a*", "--json"))).hasSize(2);
    assertThat(Results.json(good("inspect", model, "--exclude=a*", "--json"))).hasSize(2);
  }

  @Test
  void quietInspectionPrintsNothing() {
    Cli cli = Cli.run("inspect", Models.npy(folder), "-q");
    assertThat(cli).isEqualTo(new Cli(0, "", ""));
  }

  @Test
  void aRealOnnxModel() throws IOException {
    Path model = folder.resolve("minilm.onnx");
    try (InputStream in = QatTest.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
      Files.copy(in, model);
    }
    String attention = "*layer.0/attention/self/query*";
    JsonNode rows = Results.json(good("inspect", model, "--include", attention, "--json"));
    assertThat(rows).isNotEmpty();
    Path out = folder.resolve("out");
    good("learn", model, "--include", attention, "-b4", "-n20", "-q", "--out", out);
    JsonNode t = Results.json(out.resolve("summary.json")).get("tensors").get(0);
    assertThat(t.get("final_mse").asDouble()).isLessThan(t.get("initial_mse").asDouble());
    assertThat(t.get("encodings").asInt()).isEqualTo(384);
  }
}
