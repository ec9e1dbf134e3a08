package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Files for {@code --config} that cannot be used. */
final class BadConfigFileTest extends BadUse {
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
    assertThat(learnFails(3, "--config", yaml("bits: [4\nsteps: 3\n")))
        .contains("line 2")
        .doesNotContain("\\u000a");
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
  void commandsAfterAConfigFlag() throws IOException {
    Path config = yaml("bits: 4\n");
    fails(2, "--config", config, "learn", model, "--out", out);
  }
}
