package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tornadoqat.io.AtomicOutput;
import io.github.tornadoqat.io.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code qat advise} says of models. */
final class AdviseModelTest extends Advising {
  private static double total(Path out, String key) {
    JsonNode totals = Results.json(out.resolve("summary.json")).get("totals");
    return totals.properties().iterator().next().getValue().get(key).asDouble();
  }

  @Test
  void normalData() throws IOException, InterruptedException {
    Path model = matrix("normal", Random::nextGaussian);
    JsonNode advice = advise(model, "--bits", 4);
    assertThat(choice(advice, "parameterization")).isEqualTo("beta-gamma");
    assertThat(choice(advice, "lr")).isEqualTo("0.03");
    assertThat(choice(advice, "init")).isEqualTo("mse");
    assertThat(choice(advice, "zero_point")).isEqualTo("clamped");
    assertThat(advice.get("flags")).isEmpty();
    JsonNode errors = advice.at("/tensors/0/error_over_best");
    assertThat(errors.get("minmax").asDouble()).isBetween(1.4, 2.6);
    assertThat(errors.get("mse").asDouble()).isBetween(1.0, 1.01);
    Path learned = follow(advice.get("recommendations").get(0), "followed");
    isNoWorse(learned, errors.get("minmax").asDouble(), model);
  }

  /** Than 4 bits from min/max with these options, whose start is so many times the best. */
  private void isNoWorse(Path learned, double startOverBest, Path model, Object... options) {
    Path usual = folder.resolve("usual");
    Object[] args =
        Stream.of(new Object[] {"learn", model, "-b4", "-q", "--force", "--out", usual}, options)
            .flatMap(Stream::of)
            .toArray();
    assertThat(Cli.run(args).code()).isZero();
    assertThat(total(learned, "final_mse")).isLessThanOrEqualTo(total(usual, "final_mse") * 1.0005);
    assertThat(startOverBest)
        .as("the figure is what learning starts from")
        .isCloseTo(total(usual, "initial_mse") / total(usual, "best_mse"), within(0.02));
  }

  @Test
  void afterReluTheZeroPointIsClamped() throws IOException, InterruptedException {
    Path model = matrix("relu", random -> Math.max(0, random.nextGaussian()));
    JsonNode advice = advise(model, "--bits", 3);
    assertThat(choice(advice, "zero_point")).isEqualTo("clamped");
    assertThat(reason(advice, "zero_point")).contains("4 of 4 ranges end at zero");
    assertThat(advice.at("/tensors/0/ranges_that_end_at_zero").asInt()).isEqualTo(4);
    assertThat(advice.at("/tensors/0/lower_ends/max").asDouble()).isZero();
    follow(advice.get("recommendations").get(0), "followed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"symmetric-full", "symmetric-restricted"})
  void symmetricSchemesLearnTheirOneNumber(String scheme) throws IOException, InterruptedException {
    Path model = matrix("normal", Random::nextGaussian);
    JsonNode advice = advise(model, "--bits", 4, "--scheme", scheme);
    assertThat(choice(advice, "parameterization")).isEqualTo("symmetric-gamma");
    assertThat(choice(advice, "lr")).isEqualTo("0.03");
    assertThat(choice(advice, "init")).isEqualTo("mse");
    assertThat(advice.get("flags")).isEmpty();
    JsonNode errors = advice.at("/tensors/0/error_over_best");
    assertThat(errors.get("minmax").asDouble()).isBetween(1.4, 3.0);
    assertThat(errors.get("mse").asDouble()).isEqualTo(1);
    assertThat(advice.at("/tensors/0/rates_of_one_percent/symmetric-gamma")).hasSize(1);
    Path learned = follow(advice.get("recommendations").get(0), "followed-" + scheme);
    assertThat(Results.json(learned.resolve("config.json")).get("scheme").asText())
        .isEqualTo(scheme);
    isNoWorse(
        learned,
        errors.get("minmax").asDouble(),
        model,
        "--scheme",
        scheme,
        "-p",
        "symmetric-gamma");
  }

  @Test
  void halfOfASymmetricGridIsUnusedAfterRelu() throws IOException, InterruptedException {
    Path model = matrix("relu", random -> Math.max(0, random.nextGaussian()));
    JsonNode advice = advise(model, "--bits", 1, "--scheme", "symmetric-full");
    assertThat(flags(advice)).contains("half-unused");
    assertThat(choice(advice, "zero_point")).isEqualTo("clamped");
    assertThat(reason(advice, "zero_point")).contains("code 0");
    assertThat(flags(advise(model, "--bits", 3))).doesNotContain("half-unused");
    follow(
        advise(model, "--bits", 3, "--scheme", "symmetric-full").get("recommendations").get(0),
        "followed");
  }

  @Test
  void heavyTailsAreNotStartedFromMinMax() {
    Path model =
        matrix("tails", random -> random.nextGaussian() * (random.nextInt(500) == 0 ? 10 : 1));
    JsonNode advice = advise(model, "--bits", 4, "--granularity", "tensor");
    assertThat(choice(advice, "init")).isNotEqualTo("minmax");
    assertThat(advice.at("/tensors/0/error_over_best/minmax").asDouble()).isGreaterThan(2);
    assertThat(advice.at("/tensors/0/farthest_from_mean_in_deviations").asDouble())
        .isGreaterThan(10);
  }

  @Test
  void dataThatFitTheGridStartFromMinMax() {
    JsonNode advice = advise(matrix("codes", random -> (random.nextInt(256) - 128) / 64.0));
    assertThat(choice(advice, "init")).isEqualTo("minmax");
    assertThat(reason(advice, "init")).contains("1.000 x");
    assertThat(advice.at("/tensors/0/error_over_best/minmax").asDouble()).isEqualTo(1);
    assertThat(advice.at("/tensors/0/error_over_best/percentile:99").isNull()).isTrue();
  }

  @Test
  void dataFarFromZeroGetAFreeZeroPointAndMinMax() throws IOException, InterruptedException {
    Path model = matrix("far", random -> 5 + 0.1 * random.nextGaussian());
    JsonNode advice = advise(model, "--bits", 4);
    assertThat(choice(advice, "zero_point")).isEqualTo("free");
    assertThat(choice(advice, "parameterization")).isEqualTo("minmax");
    assertThat(choice(advice, "lr")).isEqualTo("auto");
    assertThat(advice.at("/tensors/0/clamped_over_free_error").asDouble()).isGreaterThan(10);
    Path learned = follow(advice.get("recommendations").get(0), "followed");
    Path usual = folder.resolve("usual");
    assertThat(Cli.run("learn", model, "-b4", "-q", "--out", usual).code()).isZero();
    assertThat(total(learned, "final_mse")).isLessThan(total(usual, "final_mse") / 10);
  }

  @Test
  void constantTensorsAreDead() throws IOException, InterruptedException {
    for (float value : new float[] {0, 3}) {
      JsonNode advice = advise(matrix("constant" + value, random -> value), "--bits", 4);
      assertThat(flags(advice)).contains("dead-grid");
      assertThat(advice.at("/flags/0/text").asText()).contains("4 of 4 ranges share one code");
      follow(advice.get("recommendations").get(0), "followed" + value);
      JsonNode symmetric =
          advise(folder.resolve("constant" + value + ".npy"), "--scheme", "symmetric-full");
      assertThat(flags(symmetric)).contains("dead-grid");
      follow(symmetric.get("recommendations").get(0), "symmetric" + value);
    }
  }

  @Test
  void oneOutlierThatTakesTheGridIsFlagged() {
    float[] x = Models.normal(4000, 3);
    x[77] = 1e4f;
    Path model = Models.npy(folder, "outlier.npy", x, 1, 4000);
    JsonNode advice = advise(model, "--bits", 4);
    assertThat(flags(advice)).contains("few-codes");
    assertThat(flags(advise(matrix("normal", Random::nextGaussian), "--bits", 4))).isEmpty();
  }

  @Test
  void tensorsThatNeedAnotherZeroPointAreLearnedApart() throws IOException, InterruptedException {
    Path model = folder.resolve("two, of them.safetensors");
    float[] far = Models.normal(400, 1);
    for (int i = 0; i < far.length; i++) {
      far[i] += 9;
    }
    float[] broken = Models.normal(64, 4);
    broken[5] = Float.NaN;
    AtomicOutput.write(
        model,
        true,
        new SafetensorsWriter()
                .addFloats("near.weight", new long[] {8, 100}, () -> Models.normal(800, 2))
                .addFloats("it's far[0]", new long[] {4, 100}, () -> far)
                .addFloats("broken", new long[] {8, 8}, () -> broken)
            ::writeTo);
    JsonNode advice = advise(model, "--bits", 4);
    assertThat(advice.get("recommendations")).hasSize(2);
    assertThat(flags(advice)).containsExactly("dead-grid", "non-finite");
    assertThat(advice.at("/flags/0/text").asText())
        .isEqualTo("at min/max the values of 4 of 4 ranges share one code");
    assertThat(choice(advice, "zero_point")).isEqualTo("clamped");
    assertThat(advice.at("/recommendations/1/zero_point/value").asText()).isEqualTo("free");
    Path first = follow(advice.get("recommendations").get(0), "first");
    Path second = follow(advice.get("recommendations").get(1), "second");
    assertThat(Results.json(first.resolve("summary.json")).at("/tensors").findValuesAsText("label"))
        .containsExactly("near.weight");
    assertThat(
            Results.json(second.resolve("summary.json")).at("/tensors").findValuesAsText("label"))
        .containsExactly("it's far[0]");
    assertThat(table(model, "--bits", 4))
        .contains("1 values are NaN or infinite")
        .contains("advice on near.weight:")
        .contains("advice on it's far[0]:");
  }

  @Test
  void nothingButNan() {
    Path model = matrix("nan", random -> Double.NaN);
    Cli cli = Cli.run("advise", model, "-q");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.errLines()).hasSize(1);
    assertThat(cli.err()).contains("nan.npy").contains("8000 values are NaN or infinite");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 16})
  void anyWidthGivesACommandThatRuns(int bits) throws IOException, InterruptedException {
    JsonNode advice = advise(Models.safetensors(folder), "--bits", bits, "--granularity=group:16");
    Path out = follow(advice.get("recommendations").get(0), "followed");
    assertThat(Results.json(out.resolve("config.json")).get("bits").asInt()).isEqualTo(bits);
    assertThat(Results.json(out.resolve("config.json")).get("granularity").asText())
        .isEqualTo("group:16");
  }

  @Test
  void includesAndExcludesGoIntoTheCommand() throws IOException, InterruptedException {
    Path model = Models.safetensors(folder);
    JsonNode advice = advise(model, "--include", "*.weight", "--exclude", "conv*");
    assertThat(advice.get("tensors").findValuesAsText("label"))
        .containsExactly("a.weight", "b.weight");
    Path out = follow(advice.get("recommendations").get(0), "followed");
    assertThat(Results.json(out.resolve("summary.json")).at("/tensors").findValuesAsText("label"))
        .containsExactly("a.weight", "b.weight");
  }

  @Test
  void theTableEndsWithTheCommand() {
    String table = table(Models.safetensors(folder), "--bits", 4);
    assertThat(table.lines().toList().getFirst()).startsWith("tensor").contains("minmax");
    assertThat(table).contains("a.weight", "x the best found", "  lr 0.03: ", "advice:");
    assertThat(table.lines().toList().getLast()).startsWith("qat learn ").endsWith("--out advised");
  }

  @Test
  void manyTensorsAreCutShort() {
    Path model = folder.resolve("many.safetensors");
    SafetensorsWriter writer = new SafetensorsWriter();
    for (int i = 0; i < 15; i++) {
      int seed = i;
      writer.addFloats("t" + i, new long[] {2, 40}, () -> Models.normal(80, seed));
    }
    AtomicOutput.write(model, true, writer::writeTo);
    assertThat(table(model)).contains("… and 3 more, see --json");
    assertThat(advise(model).get("tensors")).hasSize(15);
  }

  @Test
  void quietPrintsNothingAndConfigIsRead() throws IOException {
    Path model = Models.npy(folder);
    assertThat(Cli.run("advise", model, "-q")).isEqualTo(new Cli(0, "", ""));
    Path config = folder.resolve("c.yaml");
    Files.writeString(config, "model: " + model + "\nbits: 3\n");
    assertThat(advise("--config", config).get("bits").asInt()).isEqualTo(3);
  }
}
