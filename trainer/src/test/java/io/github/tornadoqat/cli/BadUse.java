package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Every misuse ends with its own exit code and one line that names the culprit. */
abstract class BadUse {
  @TempDir Path folder;
  Path model;
  Path out;

  @BeforeEach
  void writeModel() {
    model = Models.npy(folder);
    out = folder.resolve("out");
  }

  static String fails(int code, Object... args) {
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

  String learnFails(int code, Object... more) {
    List<Object> args = new ArrayList<>(List.of("learn", model, "--out", out));
    args.addAll(List.of(more));
    return fails(code, args.toArray());
  }

  String quantizeFails(int code, Object... more) {
    List<Object> args = new ArrayList<>(List.of("quantize", model, "--out", out));
    args.addAll(List.of(more));
    return fails(code, args.toArray());
  }

  Path yaml(String text) throws IOException {
    return Files.writeString(folder.resolve("config.yaml"), text);
  }
}
