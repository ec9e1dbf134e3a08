package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands and options that do not make sense. */
final class BadUseTest extends BadUse {
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
  @ValueSource(strings = {"learn", "quantize", "inspect", "advise"})
  void missingModel(String command) {
    assertThat(
            List.of("inspect", "advise").contains(command)
                ? fails(2, command)
                : fails(2, command, "--out", out))
        .contains("MODEL");
  }

  @Test
  void flagWithoutItsValue() {
    assertThat(fails(2, "learn", model, "--out")).contains("--out");
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
  void badValueToAdvise() {
    fails(2, "advise", model, "--bits", 0);
    fails(2, "advise", model, "--granularity", "row");
    fails(4, "advise", model, "--backend", "abacus");
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
}
