package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code qat learn}, and what holds after each. */
abstract class Learning {
  private static final List<String> RERUN =
      List.of("metrics.csv", "encodings.json", "summary.json");

  @TempDir Path folder;

  Path learn(String to, Object... args) {
    Path out = folder.resolve(to);
    List<Object> all = new ArrayList<>(List.of("learn"));
    all.addAll(List.of(args));
    all.addAll(List.of("--out", out, "--quiet"));
    Cli cli = Cli.run(all.toArray());
    assertThat(cli.err()).isEmpty();
    assertThat(cli.out()).isEmpty();
    assertThat(cli.code()).isZero();
    return out;
  }

  static void assertGood(Path out) {
    for (String file :
        List.of("config.json", "metrics.csv", "summary.json", "encodings.json", "report.html")) {
      assertThat(out.resolve(file)).isNotEmptyFile();
    }
    for (JsonNode t : Results.json(out.resolve("summary.json")).get("tensors")) {
      assertThat(t.get("final_mse").asDouble()).isPositive();
      assertThat(t.get("best_mse").asDouble())
          .isPositive()
          .isLessThanOrEqualTo(t.get("final_mse").asDouble())
          .isLessThanOrEqualTo(t.get("initial_mse").asDouble());
      assertThat(t.get("final_mse").asDouble())
          .as("%s", t.get("name"))
          .isLessThanOrEqualTo(t.get("initial_mse").asDouble())
          .isLessThanOrEqualTo(t.get("last_mse").asDouble());
    }
  }

  static void assertSameBytes(Path one, Path other) throws IOException {
    for (String file : RERUN) {
      assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
    }
  }
}
