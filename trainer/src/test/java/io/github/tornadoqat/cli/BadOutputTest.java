package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that cannot take the results. */
final class BadOutputTest extends BadUse {
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
}
