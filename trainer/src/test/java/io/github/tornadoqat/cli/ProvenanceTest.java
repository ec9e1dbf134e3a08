package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What results say of the build, the image and the device that gave them. */
final class ProvenanceTest extends Learning {
  private static final Path GIT = Path.of("..", ".git");

  @Test
  void resultsNameBuildDeviceAndSeed() {
    Path out = learn("one", Models.npy(folder), "-n", 5, "--seed", 7);
    JsonNode summary = Results.json(out.resolve("summary.json"));
    JsonNode config = Results.json(out.resolve("config.json"));
    for (String key : List.of("version", "commit", "image", "backend", "device", "driver")) {
      assertThat(summary.get(key)).as(key).isEqualTo(config.get(key));
    }
    assertThat(summary.get("seed").asLong()).isEqualTo(7);
    assertThat(summary.get("backend").asText()).isEqualTo("host");
    assertThat(summary.get("device").asText()).contains("processors");
    String commit = summary.get("commit").asText();
    assertThat(commit).matches(Files.exists(GIT) ? "[0-9a-f]{40}(-dirty)?" : "[0-9a-z-]+");
    assertThat(Cli.run("--version").out()).contains(commit);
  }

  @Test
  void theImageIsWhatTheEnvironmentSays() throws IOException, InterruptedException {
    Path model = Models.npy(folder);
    Path config =
        Files.writeString(folder.resolve("c.yaml"), "model: " + model + "\nsteps: 20\nseed: 3\n");
    String image = "sha256:" + "0123456789abcdef".repeat(4);
    Path one = inImage(image, "one", config);
    assertThat(Results.json(one.resolve("summary.json")).get("image").asText()).isEqualTo(image);
    Path same = inImage(image, "same", config);
    assertSameBytes(one, same);
    assertThat(same.resolve("config.json")).hasSameBinaryContentAs(one.resolve("config.json"));
    Path none = inImage("", "none", one.resolve("config.json"));
    assertThat(Results.json(none.resolve("summary.json")).get("image").isNull()).isTrue();
    assertThat(none.resolve("encodings.json"))
        .hasSameBinaryContentAs(one.resolve("encodings.json"));
  }

  private Path inImage(String image, String to, Path config)
      throws IOException, InterruptedException {
    Path out = folder.resolve(to);
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            "io.github.tornadoqat.cli.Qat",
            "learn",
            "--config=" + config,
            "--out=" + out,
            "--quiet");
    java.environment().put("QAT_IMAGE", image);
    Process process = java.inheritIO().start();
    assertThat(process.waitFor()).isZero();
    return out;
  }
}
