package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that cannot be read or quantized. */
final class BadModelTest extends BadUse {
  @Test
  void missingFile() {
    Path none = folder.resolve("none.onnx");
    assertThat(fails(3, "learn", none, "--out", out)).contains("none.onnx");
    assertThat(fails(3, "quantize", none, "--out", out)).contains("none.onnx");
    assertThat(fails(3, "inspect", none)).contains("none.onnx");
    assertThat(out).doesNotExist();
  }

  @Test
  void modelThatFailsLate() throws IOException {
    float[] x = Models.normal(256, 1);
    x[250] = Float.NaN;
    Path bad = Models.npy(folder, "bad.npy", x, 8, 32);
    assertThat(fails(3, "learn", bad, "--out", out.resolve("deep/er"))).contains("bad.npy");
    assertThat(out).doesNotExist();
    Files.createDirectories(out);
    Path mine = Files.writeString(out.resolve("summary.json"), "mine");
    assertThat(fails(3, "learn", bad, "--out", out, "--force")).contains("bad.npy");
    assertThat(fails(3, "quantize", bad, "--out", out, "--force")).contains("bad.npy");
    assertThat(mine).hasContent("mine");
    assertThat(out.toFile().list()).containsExactly("summary.json");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 100, 700})
  void truncatedModel(int bytes) throws IOException {
    byte[] whole = Files.readAllBytes(Models.safetensors(folder));
    Path cut = folder.resolve("cut.safetensors");
    Files.write(cut, Arrays.copyOf(whole, bytes));
    assertThat(fails(3, "quantize", cut, "--out", out)).contains("cut.safetensors");
    whole = Files.readAllBytes(model);
    cut = folder.resolve("cut.npy");
    Files.write(cut, Arrays.copyOf(whole, bytes));
    assertThat(fails(3, "learn", cut, "--out", out)).contains("cut.npy");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void nonFiniteWeights(float bad) {
    float[] x = Models.normal(256, 1);
    x[77] = bad;
    Path file = Models.npy(folder, "bad.npy", x, 8, 32);
    for (String init : List.of("minmax", "mse", "percentile:99", "entropy")) {
      assertThat(fails(3, "learn", file, "--out", out, "--init", init))
          .contains("bad.npy")
          .contains("1 value");
      assertThat(fails(3, "quantize", file, "--out", out, "--init", init)).contains("bad.npy");
    }
    assertThat(out).doesNotExist();
  }

  @Test
  void emptyTensor() {
    Path file = Models.npy(folder, "empty.npy", new float[0], 0, 32);
    assertThat(fails(3, "learn", file, "--out", out)).contains("empty.npy");
    assertThat(fails(3, "quantize", file, "--out", out)).contains("empty.npy");
    assertThat(fails(3, "quantize", file, "--out", out, "--include", "*")).contains("empty.npy");
  }

  @Test
  void noTensorSelected() {
    assertThat(learnFails(3, "--include", "nothing")).contains("--include");
    assertThat(quantizeFails(3, "--exclude", "*")).contains("none selected");
  }

  @Test
  void badInputLeavesEarlierResults() throws IOException {
    assertThat(Cli.run("quantize", model, "--out", out).code()).isZero();
    byte[] before = Files.readAllBytes(out.resolve("codes.safetensors"));
    fails(3, "quantize", folder.resolve("none.npy"), "--out", out, "--force");
    assertThat(out.resolve("codes.safetensors")).hasBinaryContent(before);
  }

  @Test
  void verboseAddsAStackTrace() {
    Cli cli = Cli.run("learn", folder.resolve("none.npy"), "--out", out, "--verbose");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.err()).startsWith("qat: ").contains("\tat ");
  }
}
