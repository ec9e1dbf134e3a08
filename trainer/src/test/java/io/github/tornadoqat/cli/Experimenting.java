package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code qat experiment}. */
abstract class Experimenting {
  @TempDir Path folder;

  /** A row of metrics.csv. */
  record Row(
      int step,
      String parameterization,
      double mse,
      double min,
      double max,
      double scale,
      int zeroPoint,
      double low,
      double high) {}

  Path experiment(String to, Object... args) {
    Path out = folder.resolve(to);
    List<Object> all = new ArrayList<>(List.of("experiment"));
    all.addAll(List.of(args));
    all.addAll(List.of("--out", out, "--quiet"));
    Cli cli = Cli.run(all.toArray());
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).isEmpty();
    assertThat(cli.code()).isZero();
    return out;
  }

  /** What summary.json says of a parameterization. */
  static JsonNode summary(Path out, String parameterization) {
    return Results.json(out.resolve("summary.json")).get("parameterizations").get(parameterization);
  }

  static double over(JsonNode summary, String key) {
    return summary.get(key).asDouble() / summary.get("best_mse").asDouble();
  }

  static List<Row> rows(Path out, String parameterization) throws IOException {
    return Files.readAllLines(out.resolve("metrics.csv")).stream()
        .skip(1)
        .map(line -> line.split(","))
        .filter(c -> c[1].equals(parameterization))
        .map(
            c ->
                new Row(
                    Integer.parseInt(c[0]),
                    c[1],
                    Double.parseDouble(c[2]),
                    Double.parseDouble(c[3]),
                    Double.parseDouble(c[4]),
                    Double.parseDouble(c[5]),
                    Integer.parseInt(c[6]),
                    Double.parseDouble(c[7]),
                    Double.parseDouble(c[8])))
        .toList();
  }
}
