package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every misuse ends with its own exit code and one line that names the culprit. */
final class BadUseTest {
  @TempDir private Path folder;
  private Path model;
  private Path out;

  @BeforeEach
  void writeModel() {
    model = Models.npy(folder);
    out = folder.resolve("out");
  }

  private static String fails(int code, Object... args) {
    Cli cli = Cli.run(args);
    assertThat(cli.errLines()).as("standard error of %s", Arrays.toString(args)).hasSize(1);
    assertThat(cli.code()).as(cli.err()).isEqualTo(code);
    assertThat(cli.out()).isEmpty();
    assertThat(cli.err())
        .startsWith("qat: ")
        .doesNotContain("Exception")
        .doesNotContain("\tat ")
        .doesNotContain("null")
        .doesNotContain("Optional")
        .doesNotContain("internal error");
    return cli.err();
  }

  private String learnFails(int code, Object... more) {
    List<Object> args = new ArrayList<>(List.of("learn", model, "--out", out));
    args.addAll(List.of(more));
    return fails(code, args.toArray());
  }

  private String quantizeFails(int code, Object... more) {
    List<Object> args = new ArrayList<>(List.of("quantize", model, "--out", out));
    args.addAll(List.of(more));
    return fails(code, args.toArray());
  }

  private Path yaml(String text) throws IOException {
    return Files.writeString(folder.resolve("config.yaml"), text);
  }

  @Test
  void noCommand() {
    fails(2);
  }

  @Test
  void unknownCommand() {
    assertThat(fails(2, "lern")).contains("lern");
  }

  @Test
  void unknownFlag() {
    assertThat(learnFails(2, "--bitz", 4)).contains("--bitz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"learn", "quantize"})
  void missingOut(String command) {
    assertThat(fails(2, command, model)).contains("--out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"learn", "quantize", "inspect"})
  void missingModel(String command) {
    assertThat(command.equals("inspect") ? fails(2, command) : fails(2, command, "--out", out))
        .contains("MODEL");
  }

  @Test
  void flagWithoutItsValue() {
    assertThat(fails(2, "learn", model, "--out")).contains("--out");
  }

  @Test
  void unknownYamlKey() throws IOException {
    assertThat(learnFails(2, "--config", yaml("bitz: 4\n"))).contains("bitz").contains("bits");
  }

  @Test
  void duplicateYamlKey() throws IOException {
    assertThat(learnFails(3, "--config", yaml("bits: 4\nbits: 3\n")))
        .contains("bits")
        .contains("config.yaml");
  }

  @Test
  void keysThatAreOneOptionTwice() throws IOException {
    assertThat(learnFails(3, "--config", yaml("zero-point: free\nzero_point: clamped\n")))
        .contains("zero_point");
  }

  @Test
  void nestedYaml() throws IOException {
    assertThat(learnFails(3, "--config", yaml("bits:\n  weights: 4\n"))).contains("bits");
  }

  @Test
  void listOfMapsInYaml() throws IOException {
    assertThat(learnFails(3, "--config", yaml("include:\n  - a: 4\n"))).contains("include");
  }

  @Test
  void yamlThatIsNoMap() throws IOException {
    learnFails(3, "--config", yaml("- 4\n"));
  }

  @Test
  void brokenYaml() throws IOException {
    assertThat(learnFails(3, "--config", yaml("bits: [4\nsteps: 3\n"))).contains("line");
  }

  @Test
  void emptyYaml() throws IOException {
    learnFails(3, "--config", yaml(""));
  }

  @Test
  void yamlValueOfTheWrongType() throws IOException {
    assertThat(learnFails(2, "--config", yaml("bits: four\n"))).contains("four");
  }

  @Test
  void missingConfig() {
    assertThat(learnFails(3, "--config", folder.resolve("none.yaml"))).contains("none.yaml");
  }

  @Test
  void missingFile() {
    Path none = folder.resolve("none.onnx");
    assertThat(fails(3, "learn", none, "--out", out)).contains("none.onnx");
    assertThat(fails(3, "quantize", none, "--out", out)).contains("none.onnx");
    assertThat(fails(3, "inspect", none)).contains("none.onnx");
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
    assertThat(out).isEmptyDirectory();
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

  @ParameterizedTest
  @ValueSource(strings = {"0", "17", "-1", "99999999999", "4.5", "four", ""})
  void badBits(String bits) {
    learnFails(2, "--bits=" + bits);
    quantizeFails(2, "--bits=" + bits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "Infinity", "1e31", "fast", ""})
  void badRate(String rate) {
    learnFails(2, "--lr=" + rate);
  }

  @ParameterizedTest
  @CsvSource({
    "--schedule, linear",
    "--schedule, step",
    "--schedule, step:0:0.5",
    "--schedule, step:10:2",
    "--schedule, step:x:0.5",
    "--schedule, step:10:NaN",
    "--granularity, row",
    "--granularity, group:0",
    "--granularity, group:-4",
    "--granularity, group:9999999999",
    "--granularity, group",
    "--scheme, odd",
    "--init, best",
    "--init, percentile",
    "--init, percentile:0",
    "--init, percentile:101",
    "--init, percentile:x",
    "--init, percentile:NaN",
    "--init, minmax:3",
    "--parameterization, alpha",
    "--parameterization, symmetric-scale",
    "--optimizer, lion",
    "--gradient-scaling, some",
    "--zero-point, loose",
    "--beta1, 1",
    "--beta2, -0.1",
    "--epsilon, 0",
    "--momentum, 1",
    "--weight-decay, -1",
    "--steps, -1",
    "--seed, x",
    "--threads, 0",
    "--threads, -3",
    "--threads, many"
  })
  void badValue(String option, String value) {
    String line = learnFails(2, option + "=" + value);
    assertThat(line).contains(value.replaceFirst("^(step|percentile):.*", "$1"));
    assertThat(out).as("nothing is made before the options are known to be good").doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "--rounding, up",
    "--granularity, row",
    "--scheme, odd",
    "--init, best",
    "--init, percentile:0",
    "--zero-point, loose",
    "--threads, 0",
  })
  void badValueToQuantize(String option, String value) {
    quantizeFails(2, option + "=" + value);
    assertThat(out).doesNotExist();
  }

  @Test
  void badValueToInspect() {
    fails(2, "inspect", model, "--granularity", "row");
    fails(2, "inspect", model, "--threads", 0);
    fails(4, "inspect", model, "--backend", "abacus");
  }

  @Test
  void parameterizationThatDoesNotFitTheScheme() {
    assertThat(learnFails(2, "-p", "minmax", "--scheme", "symmetric-full"))
        .contains("minmax")
        .contains("symmetric-max");
    learnFails(2, "-p", "minmax,symmetric-max");
  }

  @Test
  void restrictedWithOneBit() {
    Object[] flags = {"--scheme", "symmetric-restricted", "--bits", 1};
    String line = "qat: scheme symmetric-restricted needs 2 bits or more, not 1\n";
    assertThat(learnFails(2, flags)).isEqualTo(line);
    assertThat(quantizeFails(2, flags)).isEqualTo(line);
    assertThat(out).doesNotExist();
  }

  @Test
  void symmetricMaxWithoutAPositiveCode() {
    assertThat(learnFails(2, "--scheme", "symmetric-full", "--bits", 1))
        .contains("symmetric-max needs a positive code")
        .contains("-1 to 0")
        .contains("symmetric-scale")
        .doesNotContain("IntegerGrid");
    assertThat(out).doesNotExist();
  }

  @Test
  void unknownBackend() {
    assertThat(learnFails(4, "--backend", "abacus")).contains("abacus").contains("host");
    assertThat(quantizeFails(4, "--backend", "abacus")).contains("abacus");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"config.json", "metrics.csv", "summary.json", "encodings.json", "report.html"})
  void existingResultOfLearning(String file) throws IOException {
    Path existing = Files.writeString(Files.createDirectories(out).resolve(file), "mine");
    assertThat(learnFails(3)).contains(file).contains("--force");
    assertThat(existing).hasContent("mine");
    assertThat(out).isDirectoryContaining(p -> p.endsWith(file));
    assertThat(out.toFile().list()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "codes.safetensors", "summary.json", "encodings.json"})
  void existingResultOfQuantizing(String file) throws IOException {
    Path existing = Files.writeString(Files.createDirectories(out).resolve(file), "mine");
    assertThat(quantizeFails(3)).contains(file).contains("--force");
    assertThat(existing).hasContent("mine");
    assertThat(out.toFile().list()).hasSize(1);
  }

  @Test
  void resultThatIsAFolder() throws IOException {
    Files.createDirectories(out.resolve("config.json"));
    assertThat(learnFails(3, "--force")).contains("config.json");
    assertThat(quantizeFails(3, "--force")).contains("config.json");
  }

  @Test
  void badInputLeavesEarlierResults() throws IOException {
    assertThat(Cli.run("quantize", model, "--out", out).code()).isZero();
    byte[] before = Files.readAllBytes(out.resolve("codes.safetensors"));
    fails(3, "quantize", folder.resolve("none.npy"), "--out", out, "--force");
    assertThat(out.resolve("codes.safetensors")).hasBinaryContent(before);
  }

  @Test
  void outIsAFile() throws IOException {
    Files.writeString(out, "mine");
    assertThat(learnFails(3)).contains("out");
    assertThat(quantizeFails(3, "--force")).contains("out");
    assertThat(out).hasContent("mine");
  }

  @Test
  void outIsUnderAFile() throws IOException {
    Files.writeString(out, "mine");
    out = out.resolve("deeper");
    learnFails(3);
    quantizeFails(3);
  }

  @Test
  void unwritableFolder() throws IOException {
    Files.createDirectories(out);
    Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeTrue(!Files.isWritable(out), "root writes everywhere");
      assertThat(learnFails(3)).contains("can't be written");
      assertThat(quantizeFails(3)).contains("can't be written");
    } finally {
      Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void folderThatCannotBeMade() {
    assumeTrue(Files.isDirectory(Path.of("/proc")), "no folder that even root can't write");
    out = Path.of("/proc/qat-out");
    assertThat(learnFails(3)).contains("/proc/qat-out");
    assertThat(quantizeFails(3)).contains("/proc/qat-out");
  }

  @Test
  void verboseAddsAStackTrace() {
    Cli cli = Cli.run("learn", folder.resolve("none.npy"), "--out", out, "--verbose");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.err()).startsWith("qat: ").contains("\tat ");
  }

  @Test
  void commandsAfterAConfigFlag() throws IOException {
    Path config = yaml("bits: 4\n");
    fails(2, "--config", config, "learn", model, "--out", out);
  }
}
