package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.tornadoqat.io.AtomicOutput;
import io.github.tornadoqat.io.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code qat study}, with few and small samples. */
final class StudyCommandTest extends BadUse {
  private Map<String, JsonNode> claims(Object... more) {
    Object[] args = new Object[more.length + 4];
    args[0] = "study";
    args[1] = "paper";
    args[2] = "--out";
    args[3] = out;
    System.arraycopy(more, 0, args, 4, more.length);
    Cli cli = Cli.run(args);
    assertThat(cli.code()).as(cli.err()).isZero();
    Map<String, JsonNode> claims = new HashMap<>();
    JsonNode found = Results.json(out.resolve("claims.json"));
    for (String key : List.of("version", "commit", "backend", "device")) {
      assertThat(found.get(key).asText()).as(key).isNotEmpty();
    }
    for (JsonNode claim : found.get("claims")) {
      claims.put(claim.get("id").asText(), claim);
      assertThat(cli.out()).contains(claim.get("statement").asText());
    }
    assertThat(cli.out()).contains(out.resolve("study.html").toString());
    return claims;
  }

  @Test
  void claimsAreSettledByTheirFigures() throws IOException {
    Map<String, JsonNode> claims = claims("--seeds", 2, "--samples", 1000, "-n", 400);
    assertThat(claims).hasSizeGreaterThan(18);
    for (JsonNode claim : claims.values()) {
      boolean measured = false;
      boolean always = true;
      boolean never = true;
      for (JsonNode c : claim.get("conditions")) {
        assertThat(c.get("figures")).hasSize(c.get("of").asInt());
        measured |= c.get("of").asInt() > 0;
        always &= c.get("held").asInt() == c.get("of").asInt();
        never &= c.get("held").asInt() == 0;
      }
      assertThat(claim.get("verdict").asText())
          .as(claim.get("id").asText())
          .isEqualTo(measured && always ? "holds" : measured && never ? "refuted" : "depends");
    }
    String markdown = Files.readString(out.resolve("claims.md"));
    String page = Files.readString(out.resolve("study.html"));
    for (JsonNode claim : claims.values()) {
      String statement = claim.get("statement").asText();
      assertThat(markdown.lines().filter(line -> line.contains("| " + statement + " |")))
          .singleElement()
          .satisfies(line -> assertThat(line.replace("\\|", "").split("\\|")).hasSize(4));
    }
    assertThat(page).contains("<svg").contains("ReLU, 8 bits").doesNotContain("http://localhost");
    assertThat(page.replaceAll("xmlns=\"[^\"]*\"", "")).doesNotContain("src=", "href=");
  }

  /** What holds of samples this small too. */
  @Test
  void verdictsThatAreKnown() {
    Map<String, JsonNode> claims = claims("--seeds", 2, "--samples", 4000, "-n", 1200);
    assertThat(verdict(claims, "gradients")).isEqualTo("holds");
    assertThat(verdict(claims, "beta-gamma-is-scaled-minmax")).isEqualTo("holds");
    assertThat(verdict(claims, "sigmoid-cannot-widen")).isEqualTo("holds");
    assertThat(verdict(claims, "beta-gamma-faster-narrow")).isEqualTo("refuted");
    assertThat(verdict(claims, "minmax-stable-on-relu")).isIn("refuted", "depends");
    assertThat(verdict(claims, "clipping-pays")).isEqualTo("depends");
    assertThat(outcome(claims, "scale-offset-unstable-10-bits", "lr 0.01")).isEqualTo("holds");
    assertThat(outcome(claims, "scale-offset-repaired", "lr 0.01")).isEqualTo("holds");
    assertThat(outcome(claims, "minmax-stable-on-relu", "3 bits, lr 0.01")).isEqualTo("fails");
    assertThat(outcome(claims, "settled-edge-pushed", "10 bits, lr 0.01")).isEqualTo("holds");
    assertThat(outcome(claims, "relative-steps-have-no-unit", "ε 1e-8, lr 0.01"))
        .isEqualTo("fails");
  }

  private static String verdict(Map<String, JsonNode> claims, String id) {
    return claims.get(id).get("verdict").asText();
  }

  private static String outcome(Map<String, JsonNode> claims, String id, String condition) {
    for (JsonNode c : claims.get(id).get("conditions")) {
      if (c.get("condition").asText().equals(condition)) {
        return c.get("outcome").asText();
      }
    }
    throw new AssertionError(id + " has no condition " + condition);
  }

  @Test
  void aModelsWeightsAreStudiedToo() {
    Path weights = folder.resolve("model.safetensors");
    SafetensorsWriter writer =
        new SafetensorsWriter()
            .addFloats("first.weight", new long[] {20, 40}, () -> Models.normal(800, 2))
            .addFloats("last.weight", new long[] {30, 40}, () -> Models.normal(1200, 3));
    AtomicOutput.write(weights, true, writer::writeTo);
    Map<String, JsonNode> claims =
        claims("--seeds", 1, "--samples", 500, "-n", 20, "--model", weights);
    assertThat(claims).containsKeys("real-clipping-pays", "real-clamped-relu-is-clean");
    String about = Results.json(out.resolve("claims.json")).get("about").toString();
    assertThat(about).contains("first.weight", "last.weight", "random layer");
  }

  @ParameterizedTest
  @CsvSource({
    "--seeds, 0, 1 seed",
    "--seeds, -3, 1 seed",
    "--samples, 1, 2 samples",
    "--steps, 0, 1 step"
  })
  void tooLittle(String option, String value, String line) {
    assertThat(fails(2, "study", "paper", "--out", out, option + "=" + value)).contains(line);
  }

  @Test
  void unknownStudy() {
    assertThat(fails(2, "study", "papers", "--out", out)).contains("there is: paper");
  }

  @Test
  void aModelWithoutMatrices() {
    Path vector = Models.npy(folder, "v.npy", new float[] {1, 2, 3}, 3);
    assertThat(fails(3, "study", "paper", "--out", out, "--model", vector)).contains("v.npy");
  }
}
