package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tornadoqat.io.AtomicOutput;
import io.github.tornadoqat.io.EncodingEntry;
import io.github.tornadoqat.io.SafetensorsWriter;
import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.quantizer.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantizeCommandTest {
  private static final int ROWS = 8;

  @TempDir private Path folder;

  private Path quantize(String to, Object... args) {
    Path out = folder.resolve(to);
    List<Object> all = new ArrayList<>(List.of("quantize"));
    all.addAll(List.of(args));
    all.addAll(List.of("--out", out, "--quiet"));
    Cli cli = Cli.run(all.toArray());
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).isEmpty();
    assertThat(cli.code()).isZero();
    return out;
  }

  private static Map<String, float[]> codes(Path out) {
    return Models.read(out.resolve("codes.safetensors"));
  }

  static Stream<Arguments> grids() {
    return IntStream.rangeClosed(1, 16)
        .boxed()
        .flatMap(
            bits ->
                Stream.of("asymmetric", "symmetric-full", "symmetric-restricted")
                    .filter(scheme -> bits > 1 || !scheme.equals("symmetric-restricted"))
                    .map(scheme -> Arguments.of(bits, scheme)));
  }

  private static IntegerGrid grid(String scheme, int bits) {
    return switch (scheme) {
      case "asymmetric" -> IntegerGrid.unsigned(bits);
      case "symmetric-full" -> IntegerGrid.signed(bits);
      default -> IntegerGrid.restricted(bits);
    };
  }

  /** Codes times scale, dequantized values and FakeQuantize agree to the last bit. */
  private void assertAgrees(Path out, IntegerGrid grid, Granularity granularity) {
    float[] x = Models.normal(256, 1);
    float[] dequantized = Models.read(out.resolve("dequantized.safetensors")).get("w");
    float[] codes = codes(out).get("w");
    float[] scales = codes(out).get("w.scale");
    float[] zeroPoints = codes(out).get("w.zero_point");
    EncodingEntry entry = Results.entry(out, "w");
    assertThat(entry.scale()).containsExactly(scales);
    List<Encoding> encodings = Results.encodings(entry, grid);
    for (int p = 0; p < scales.length; p++) {
      assertThat((float) encodings.get(p).zeroPoint()).isEqualTo(zeroPoints[p]);
    }
    int perRange = 256 / scales.length;
    for (int i = 0; i < codes.length; i++) {
      assertThat(codes[i]).isBetween((float) grid.qmin(), (float) grid.qmax());
      int p = i / perRange;
      float back = (codes[i] - zeroPoints[p]) * scales[p];
      assertThat(Float.floatToRawIntBits(dequantized[i]))
          .as("element %d: %s", i, dequantized[i])
          .isEqualTo(Float.floatToRawIntBits(back));
    }
    float[] fake = Results.fakeQuantize(x, ROWS, granularity, encodings);
    assertThat(dequantized).containsExactly(fake);
    double mse = Results.json(out.resolve("summary.json")).at("/tensors/0/mse").asDouble();
    assertThat(mse).isCloseTo(Results.mse(x, fake), within(1e-9 * mse));
  }

  @ParameterizedTest
  @MethodSource("grids")
  void codesDequantizeToTheValuesOfTheKernels(int bits, String scheme) {
    Path out = quantize("o", Models.npy(folder), "-b", bits, "--scheme", scheme, "--dequantize");
    assertAgrees(out, grid(scheme, bits), Granularity.perChannel(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"minmax", "mse", "percentile:97", "entropy"})
  void everyStart(String init) {
    Path model = Models.npy(folder);
    Path out = quantize("o", model, "-b", 4, "--init", init, "--dequantize");
    assertAgrees(out, IntegerGrid.unsigned(4), Granularity.perChannel(0));
    Path free = quantize("f", model, "-b4", "--init", init, "--zero-point", "free", "--dequantize");
    assertAgrees(free, IntegerGrid.unsigned(4), Granularity.perChannel(0));
  }

  @Test
  void everyGranularity() {
    Path model = Models.npy(folder);
    Path tensor = quantize("t", model, "-b3", "--granularity", "tensor", "--dequantize");
    assertAgrees(tensor, IntegerGrid.unsigned(3), Granularity.perTensor());
    Path group = quantize("g", model, "-b3", "--granularity", "group:16", "--dequantize");
    assertAgrees(group, IntegerGrid.unsigned(3), Granularity.perGroup(1, 16));
    assertThat(codes(group).get("w.scale")).hasSize(16);
  }

  @Test
  void leastErrorSearchBeatsMinMax() {
    Path model = Models.npy(folder);
    double minmax = mse(quantize("a", model, "-b3"));
    double mse = mse(quantize("b", model, "-b3", "--init", "mse"));
    assertThat(mse).isLessThan(0.95 * minmax);
  }

  private static double mse(Path out) {
    return Results.json(out.resolve("summary.json")).at("/tensors/0/mse").asDouble();
  }

  @ParameterizedTest
  @ValueSource(strings = {"half-even", "half-away", "floor", "ceil", "stochastic"})
  void everyRoundingStaysNear(String rounding) {
    Path out =
        quantize(
            "o", Models.npy(folder), "-b6", "--rounding", rounding, "--seed=3", "--dequantize");
    float[] x = Models.normal(256, 1);
    float[] y = Models.read(out.resolve("dequantized.safetensors")).get("w");
    float[] scales = codes(out).get("w.scale");
    boolean nearest = rounding.startsWith("half");
    for (int i = 0; i < x.length; i++) {
      double steps = (y[i] - x[i]) / scales[i / 32];
      // The zero point is rounded too, so an end may be half a step outside of the grid.
      double least = rounding.equals("ceil") ? -0.501 : nearest ? -0.501 : -1.001;
      double most = rounding.equals("floor") ? 0.501 : nearest ? 0.501 : 1.001;
      assertThat(steps).isBetween(least, most);
    }
  }

  @Test
  void stochasticRoundingFollowsTheSeed() {
    Path model = Models.npy(folder);
    Object[] args = {model, "-b4", "--rounding", "stochastic", "--seed"};
    Path one = quantize("one", args[0], args[1], args[2], args[3], args[4], 5, "--threads", 1);
    Path same = quantize("same", args[0], args[1], args[2], args[3], args[4], 5, "--threads", 8);
    Path other = quantize("other", args[0], args[1], args[2], args[3], args[4], 6);
    assertThat(same.resolve("codes.safetensors"))
        .hasSameBinaryContentAs(one.resolve("codes.safetensors"));
    assertThat(codes(other).get("w")).isNotEqualTo(codes(one).get("w"));
    Path nearest = quantize("nearest", model, "-b4");
    assertThat(codes(other).get("w")).isNotEqualTo(codes(nearest).get("w"));
  }

  @Test
  void tensorsOfTheSameValuesGetNoiseOfTheirOwn() {
    Path model = folder.resolve("twins.safetensors");
    SafetensorsWriter writer =
        new SafetensorsWriter()
            .addFloats("a", new long[] {8, 32}, () -> Models.normal(256, 1))
            .addFloats("b", new long[] {8, 32}, () -> Models.normal(256, 1));
    AtomicOutput.write(model, false, writer::writeTo);
    Path both = quantize("both", model, "-b4", "--rounding", "stochastic");
    assertThat(codes(both).get("b")).isNotEqualTo(codes(both).get("a"));
    Path alone = quantize("alone", model, "-b4", "--rounding", "stochastic", "--include", "b");
    assertThat(codes(alone).get("b")).containsExactly(codes(both).get("b"));
  }

  @Test
  void stochasticRoundingIsUnbiased() {
    float[] x = new float[40_000];
    Arrays.fill(x, 0.3f);
    x[0] = 0;
    x[1] = 15;
    Path model = Models.npy(folder, "flat.npy", x, 4, 10_000);
    Path out =
        quantize(
            "o", model, "-b4", "--granularity=tensor", "--rounding=stochastic", "--dequantize");
    float[] y = Models.read(out.resolve("dequantized.safetensors")).get("flat");
    double sum = 0;
    for (float v : y) {
      sum += v;
    }
    assertThat((sum - 15) / 40_000).isCloseTo(0.3, within(0.01));
  }

  @Test
  void configRunsAgain() {
    Path model = Models.safetensors(folder);
    Path one =
        quantize(
            "one",
            model,
            "-b5",
            "--rounding=stochastic",
            "--seed=9",
            "--granularity=group:7",
            "--exclude=conv*",
            "--dequantize");
    Path two = quantize("two", "--config", one.resolve("config.json"));
    for (String file :
        List.of(
            "config.json",
            "summary.json",
            "encodings.json",
            "codes.safetensors",
            "dequantized.safetensors")) {
      assertThat(two.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
  }

  @Test
  void tensorsKeepTheirNamesAndShapes() {
    Path out = quantize("o", Models.safetensors(folder), "--dequantize");
    assertThat(Models.read(out.resolve("dequantized.safetensors")))
        .containsOnlyKeys("a.weight", "b.weight", "conv.weight");
    assertThat(codes(out)).hasSize(9);
    assertThat(codes(out).get("conv.weight.scale")).hasSize(4);
  }

  @Test
  void forceWithoutDequantizeLeavesNoStaleValues() {
    Path model = Models.npy(folder);
    quantize("o", model, "-b8", "--dequantize");
    Path out = quantize("o", model, "-b4", "--force");
    assertThat(out.resolve("dequantized.safetensors")).doesNotExist();
  }

  @Test
  void jsonIsAllThatIsPrinted() {
    Path out = folder.resolve("out");
    Cli cli = Cli.run("quantize", Models.npy(folder), "--out", out, "--json");
    JsonNode printed = Results.json(cli.out());
    assertThat(printed).isEqualTo(Results.json(out.resolve("summary.json")));
    assertThat(printed.at("/tensors/0/sqnr_db").asDouble()).isBetween(30.0, 60.0);
  }
}
