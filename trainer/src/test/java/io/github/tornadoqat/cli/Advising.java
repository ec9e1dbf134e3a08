package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code qat advise}. */
abstract class Advising {
  private static final int ROWS = 4;
  private static final int COLUMNS = 2000;

  @TempDir Path folder;

  static JsonNode advise(Object... args) {
    Cli cli = Cli.run(words("advise", List.of(args), "--json", "--quiet"));
    assertThat(cli.err()).isEmpty();
    assertThat(cli.code()).isZero();
    return Results.json(cli.out());
  }

  static String table(Object... args) {
    Cli cli = Cli.run(words("advise", List.of(args)));
    assertThat(cli.code()).as(cli.err()).isZero();
    return cli.out();
  }

  static Object[] words(String command, List<Object> args, Object... more) {
    List<Object> all = new ArrayList<>(List.of(command));
    all.addAll(args);
    all.addAll(List.of(more));
    return all.toArray();
  }

  /** A matrix whose values are drawn one by one. */
  Path matrix(String name, ToDoubleFunction<Random> draw) {
    Random random = new Random(7);
    float[] x = new float[ROWS * COLUMNS];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) draw.applyAsDouble(random);
    }
    return Models.npy(folder, name + ".npy", x, ROWS, COLUMNS);
  }

  static String choice(JsonNode advice, String what) {
    return advice.at("/recommendations/0/" + what + "/value").asText();
  }

  static String reason(JsonNode advice, String what) {
    return advice.at("/recommendations/0/" + what + "/reason").asText();
  }

  static List<String> flags(JsonNode advice) {
    List<String> kinds = new ArrayList<>();
    advice.get("flags").forEach(flag -> kinds.add(flag.get("kind").asText()));
    return kinds;
  }

  /** A printed command as a shell takes it, without {@code qat}, its results going elsewhere. */
  Object[] pasted(JsonNode recommendation, Path out) throws IOException, InterruptedException {
    String line = recommendation.get("command").asText();
    Process bash =
        new ProcessBuilder("bash", "-c", "printf '%s\\0' " + line)
            .redirectErrorStream(true)
            .start();
    String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).isZero();
    List<Object> words = new ArrayList<>(List.of(printed.split("\0")));
    assertThat(words.removeFirst()).isEqualTo("qat");
    words.set(words.indexOf("--out") + 1, out);
    words.add("--quiet");
    return words.toArray();
  }

  /** Runs it. */
  Path follow(JsonNode recommendation, String to) throws IOException, InterruptedException {
    Path out = folder.resolve(to);
    Cli cli = Cli.run(pasted(recommendation, out));
    assertThat(cli).isEqualTo(new Cli(0, "", ""));
    return out;
  }
}
