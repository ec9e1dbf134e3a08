package io.github.tornadoqat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docker/} asks of Docker, Kubernetes and Slurm, with stand-ins for their commands. */
final class ContainerFilesTest {
  private static final Path DOCKER = Path.of("..", "docker").toAbsolutePath().normalize();
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @TempDir private Path folder;

  @BeforeEach
  void standIns() throws IOException {
    standIn("docker", "[[ $1 != image ]] || { echo " + DIGEST + "; exit; }");
    standIn("apptainer", "");
    Files.writeString(folder.resolve("job.yaml"), "model: w.npy\n");
    Files.writeString(folder.resolve("qat.sif"), "an image");
  }

  /** A command that prints its arguments, one a line. */
  private void standIn(String name, String first) throws IOException {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/usr/bin/env bash\n" + first + "\nprintf '%s\\n' \"$@\"\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private record Ran(int code, List<String> lines) {}

  private Ran run(Map<String, String> environment, Object... command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("bash"));
    for (Object word : command) {
      words.add(word.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (old, bin) -> bin + old);
    builder.environment().putAll(environment);
    Process process = builder.start();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .toList();
    return new Ran(process.waitFor(), lines);
  }

  @Test
  void aJobIsSealedAndNamesItsImage() throws IOException, InterruptedException {
    Ran ran = run(Map.of(), DOCKER.resolve("run.sh"), "job.yaml", "out", "--force");
    assertThat(ran.code()).as("%s", ran.lines()).isZero();
    assertThat(ran.lines())
        .contains("--read-only", "no-new-privileges", "ALL", "none", "QAT_IMAGE=" + DIGEST)
        .containsSubsequence(
            DIGEST, "learn", "--config", "/job/job.yaml", "--out", "/out", "--force")
        .noneMatch(line -> line.startsWith("0:"));
    assertThat(folder.resolve("out")).isDirectory();
  }

  @Test
  void aJobThatCannotRunSaysWhyInOneLine() throws IOException, InterruptedException {
    for (List<String> arguments :
        List.of(List.of("job.yaml"), List.of("none.yaml", "out"), List.of("--gpu", "a", "b"))) {
      Ran ran = run(Map.of(), join(DOCKER.resolve("run.sh"), arguments));
      assertThat(ran.code()).isEqualTo(2);
      assertThat(ran.lines()).hasSize(1).first().asString().startsWith("docker/run.sh: ");
    }
  }

  private static Object[] join(Object first, List<String> rest) {
    List<Object> all = new ArrayList<>(List.of(first));
    all.addAll(rest);
    return all.toArray();
  }

  @Test
  void everyTaskOfAnArrayTakesItsShard() throws IOException, InterruptedException {
    Path script = DOCKER.resolve("slurm/sweep.sbatch");
    Map<String, String> task =
        Map.of(
            "SLURM_ARRAY_TASK_ID", "3",
            "SLURM_ARRAY_TASK_COUNT", "8",
            "SLURM_ARRAY_TASK_MIN", "0",
            "SLURM_ARRAY_TASK_MAX", "7");
    Ran ran = run(task, script, "qat.sif", "job.yaml", "out", "--resume");
    assertThat(ran.code()).as("%s", ran.lines()).isZero();
    assertThat(ran.lines())
        .containsSubsequence(
            "qat", "sweep", "/data/job.yaml", "--out", "/out", "--shard", "3/8", "--resume")
        .anyMatch(line -> line.matches("QAT_IMAGE=sha256:[0-9a-f]{64}"));
    Map<String, String> gapped = new HashMap<>(task);
    gapped.putAll(Map.of("SLURM_ARRAY_TASK_MIN", "1", "SLURM_ARRAY_TASK_MAX", "8"));
    Ran gap = run(gapped, script, "qat.sif", "job.yaml", "out");
    assertThat(gap.code()).isEqualTo(2);
    assertThat(gap.lines()).hasSize(1);
  }

  @Test
  void everyPodTakesItsShard() throws IOException {
    JsonNode spec = yaml("k8s/sweep.yaml").get("spec");
    assertThat(spec.get("completionMode").asText()).isEqualTo("Indexed");
    JsonNode pod = spec.at("/template/spec");
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    JsonNode container = pod.at("/containers/0");
    assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(texts(container.get("args")))
        .startsWith("sweep")
        .contains("--shard=$(JOB_COMPLETION_INDEX)/$(SHARDS)");
    for (JsonNode variable : container.get("env")) {
      if (variable.get("name").asText().equals("SHARDS")) {
        assertThat(variable.get("value").asText()).isEqualTo(spec.get("completions").asText());
      }
    }
    assertThat(container.get("env").findValuesAsText("name")).contains("SHARDS", "QAT_IMAGE");
    assertThat(pod.get("volumes").findValuesAsText("name"))
        .containsAll(container.get("volumeMounts").findValuesAsText("name"));
  }

  @Test
  void composeBuildsTheTargetsOfTheDockerfile() throws IOException {
    String dockerfile = Files.readString(DOCKER.resolve("Dockerfile"));
    JsonNode services = yaml("compose.yaml").get("services");
    for (String name : List.of("cpu", "nvidia")) {
      assertThat(dockerfile).contains(" AS " + name + "\n");
      assertThat(services.at("/" + name + "/build/target").asText()).isEqualTo(name);
      services
          .at("/" + name + "/build/args")
          .fieldNames()
          .forEachRemaining(argument -> assertThat(dockerfile).contains("ARG " + argument));
    }
  }

  private static JsonNode yaml(String file) throws IOException {
    return new YAMLMapper().readTree(DOCKER.resolve(file).toFile());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
