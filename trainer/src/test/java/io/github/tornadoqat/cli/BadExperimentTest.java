package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments that do not make sense. */
final class BadExperimentTest extends BadUse {
  private String experimentFails(int code, Object... more) {
    List<Object> args = new ArrayList<>(List.of("experiment", "--out", out));
    args.addAll(List.of(more));
    String line = fails(code, args.toArray());
    assertThat(out).as("the folder of results").doesNotExist();
    return line;
  }

  @Test
  void noDistribution() {
    assertThat(experimentFails(2)).contains("--distribution");
  }

  @ParameterizedTest
  @CsvSource({
    "norml, 'there is: normal'",
    "normal:x, normal[:MEAN",
    "'normal:a,b', normal[:MEAN",
    "'normal:0,-1', SIGMA",
    "'normal:0,NaN', out of bounds",
    "'uniform:1,1', HIGH",
    "'laplace:1,2,3', laplace[:MEAN",
    "student:0, DEGREES_OF_FREEDOM",
    "mixture:1/2, mixture[:WEIGHT",
    "mixture:0/0/1, WEIGHT",
    "'lognormal:0,1000', too wide"
  })
  void distributions(String distribution, String line) {
    List<Object> args =
        new ArrayList<>(List.of("experiment", "-d", distribution, "--out", folder.resolve("o")));
    assertThat(fails(2, args.toArray())).contains(line);
  }

  @ParameterizedTest
  @CsvSource({
    "--samples, 0, 1 or more",
    "--samples, many, whole number",
    "--samples, 1e4, whole number",
    "--bits, 17, 1 to 16",
    "--bits, x, whole number",
    "--parameterization, foo, no parameterization 'foo'",
    "--parameterization, symmetric-max, does not fit scheme",
    "--lr, -1, positive",
    "--lr, fast, auto",
    "--lr, '1,2,3', two",
    "--init, foo, 'scaled:F, edges:A,B'",
    "--init, scaled:0, positive factor",
    "--init, 'edges:2,1', A below B",
    "--init, edges:1, A below B",
    "--init, 'edges:1,2', free zero point",
    "--init, percentile:0, percentage",
    "--zero-point, loose, 'clamped, free'",
    "--optimizer, rmsprop, 'adam, adamw, sgd'",
    "--schedule, linear, cosine",
    "--steps, -1, negative",
    "--steps, 100000000, at most",
    "--seed, 0.5, whole number",
    "--epsilon, 0, epsilon",
    "--scheme, odd, no scheme"
  })
  void options(String option, String value, String line) {
    assertThat(experimentFails(2, "-d", "normal", option + "=" + value)).contains(line);
  }

  @Test
  void files() {
    assertThat(fails(3, "experiment", "-d", "missing.npy", "--out", folder.resolve("o")))
        .contains("missing.npy");
    Path two = Models.safetensors(folder);
    assertThat(fails(3, "experiment", "-d", two, "--out", folder.resolve("o")))
        .contains("a.weight");
    assertThat(fails(3, "experiment", "-d", two + ":x", "--out", folder.resolve("o")))
        .contains("tensor x");
    assertThat(
            fails(
                2,
                "experiment",
                "-d",
                two + ":b.weight",
                "--samples",
                166,
                "--out",
                folder.resolve("o")))
        .contains("1 to 165");
    Path nan = Models.npy(folder, "nan.npy", new float[] {1, Float.NaN}, 2);
    assertThat(fails(3, "experiment", "-d", nan, "--out", folder.resolve("o"))).contains("NaN");
  }

  @Test
  void unknownKey() throws IOException {
    Path config = yaml("distribution: normal\nbitz: 3\n");
    assertThat(experimentFails(2, "--config", config)).contains("unknown key 'bitz'");
  }

  @Test
  void resultsThatAreThere() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("summary.json"), "mine");
    assertThat(fails(3, "experiment", "-d", "normal", "-n", 2, "--out", out))
        .contains("already exists");
    assertThat(out.resolve("summary.json")).hasContent("mine");
  }
}
