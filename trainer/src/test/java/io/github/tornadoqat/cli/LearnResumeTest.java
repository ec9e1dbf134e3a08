package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.io.AtomicOutput;
import io.github.tornadoqat.io.SafetensorsWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code qat learn} that end early go on. */
final class LearnResumeTest {
  /** More of them with {@code -Dqat.learn.kills=50}. */
  private static final int KILLS = Integer.getInteger("qat.learn.kills", 3);

  private static final int TENSORS = 12;

  @TempDir Path folder;

  /** Matrices, the last of which may hold a NaN. */
  private Path model(boolean good) {
    return model(good, TENSORS, 64);
  }

  private Path model(boolean good, int tensors, int rows) {
    SafetensorsWriter writer = new SafetensorsWriter();
    for (int i = 0; i < tensors; i++) {
      float[] values = Models.normal(rows * 40, i);
      if (!good && i == tensors - 1) {
        values[7] = Float.NaN;
      }
      writer.addFloats("t%02d.weight".formatted(i), new long[] {rows, 40}, () -> values);
    }
    Path file = folder.resolve("model.safetensors");
    AtomicOutput.write(file, true, writer::writeTo);
    return file;
  }

  private Cli learn(String out, Object... more) {
    return Cli.run(Stream.concat(Arrays.stream(args(out)), Arrays.stream(more)).toArray());
  }

  private Object[] args(String out) {
    return new Object[] {
      "learn",
      folder.resolve("model.safetensors"),
      "-b4",
      "-n30",
      "-p",
      "minmax,beta-gamma",
      "--quiet",
      "--out",
      folder.resolve(out)
    };
  }

  /** A run that has kept all tensors but the last. */
  private Path stopped() {
    model(false);
    Cli cli = learn("out");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.errLines())
        .satisfiesExactly(
            note -> assertThat(note).contains("11 finished").contains("--resume"),
            error -> assertThat(error).contains("t11.weight").contains("NaN"));
    model(true);
    return folder.resolve("out");
  }

  private Map<String, byte[]> whole() throws IOException {
    assertThat(learn("whole").code()).isZero();
    return files(folder.resolve("whole"));
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }

  private static void assertSame(Path out, Map<String, byte[]> whole) throws IOException {
    Map<String, byte[]> files = files(out);
    assertThat(files).containsOnlyKeys(whole.keySet());
    whole.forEach((name, bytes) -> assertThat(files.get(name)).as(name).isEqualTo(bytes));
  }

  private static List<Path> kept(Path out) {
    Path checkpoint = out.resolve(".checkpoint");
    if (Files.notExists(checkpoint)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(checkpoint)) {
      return files.filter(f -> f.toString().endsWith(".tensor")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void endsWithTheSameBytes() throws IOException {
    Path out = stopped();
    assertThat(kept(out)).hasSize(TENSORS - 1);
    assertThat(learn("out", "--resume").code()).isZero();
    assertSame(out, whole());
  }

  @Test
  void filesPutThereByAKilledRunAreReplaced() throws IOException {
    Path out = stopped();
    Files.writeString(out.resolve("config.json"), "half of it");
    Files.writeString(Files.createDirectory(out.resolve(".unfinished")).resolve("metrics.csv"), "");
    assertThat(learn("out", "--resume").code()).isZero();
    assertSame(out, whole());
  }

  @Test
  void nothingToResumeIsARunLikeAnyOther() throws IOException {
    model(true);
    assertThat(learn("out", "--resume").code()).isZero();
    assertSame(folder.resolve("out"), whole());
  }

  @Test
  void otherTensorsMayBeChosen() throws IOException {
    Path out = stopped();
    model(false);
    assertThat(learn("out", "--resume", "--exclude", "t11*").code()).isZero();
    assertThat(out.resolve(".checkpoint")).doesNotExist();
    assertThat(learn("whole", "--exclude", "t11*").code()).isZero();
    assertSame(out, files(folder.resolve("whole")));
  }

  @Test
  void unfinishedRunIsNotPassedOver() throws IOException {
    Path out = stopped();
    Map<String, byte[]> before = files(out);
    Cli cli = learn("out");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.errLines()).singleElement().asString().contains("--resume").contains("--force");
    assertSame(out, before);
    assertThat(learn("out", "--force").code()).isZero();
    assertSame(out, whole());
  }

  @Test
  void otherOptionsAreNamed() {
    stopped();
    Cli cli = learn("out", "--resume", "--lr", "0.5");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.errLines()).singleElement().asString().contains("\"lr\"").contains("0.5");
  }

  @Test
  void otherValuesAreNoticed() {
    stopped();
    Path file = folder.resolve("model.safetensors");
    AtomicOutput.write(
        file,
        true,
        new SafetensorsWriter()
                .addFloats("t00.weight", new long[] {64, 40}, () -> Models.normal(64 * 40, 99))
            ::writeTo);
    Cli cli = learn("out", "--resume");
    assertThat(cli.code()).isEqualTo(3);
    assertThat(cli.errLines()).last().asString().contains("t00.weight").contains("not the values");
  }

  @Test
  void damageIsNoticed() throws IOException {
    Path out = stopped();
    Path file = kept(out).getFirst();
    byte[] good = Files.readAllBytes(file);
    long seed = Long.getLong("qat.learn.seed", 1);
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      byte[] bad = Arrays.copyOf(good, i % 3 == 0 ? random.nextInt(good.length) : good.length);
      if (i % 3 == 1) {
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
      } else if (i % 3 == 2) {
        bad = Arrays.copyOf(good, good.length + 1 + random.nextInt(9));
      }
      Files.write(file, bad);
      Cli cli = learn("out", "--resume");
      assertThat(cli.code()).as("seed %d, mutant %d", seed, i).isEqualTo(3);
      assertThat(cli.errLines()).last().asString().containsPattern("damaged|not the values");
    }
    Files.delete(file);
    assertThat(learn("out", "--resume").code()).isZero();
    assertSame(out, whole());
  }

  @Test
  void aDeviceThatIsLostLeavesWhatWasFinished() throws IOException {
    model(true);
    Path out = folder.resolve("out");
    Cli cli = LostDevice.known(folder, () -> learn("out", "--backend", "lost:300"));
    assertThat(cli.code()).isEqualTo(4);
    int finished = kept(out).size();
    assertThat(finished).isBetween(1, TENSORS - 1);
    assertThat(cli.errLines())
        .containsExactly(
            "qat: " + finished + " finished tensor(s) are kept; --resume goes on with the rest",
            "qat: tensor t%02d.weight: %s".formatted(finished, LostDevice.GONE));
    assertThat(files(out).keySet()).allMatch(name -> name.startsWith(".checkpoint"));
    // Lost again before the next tensor is finished, and then there to the end.
    cli = LostDevice.known(folder, () -> learn("out", "--resume", "--backend", "lost:9"));
    assertThat(cli.code()).isEqualTo(4);
    assertThat(kept(out)).hasSize(finished);
    assertThat(learn("out", "--resume").code()).isZero();
    assertSame(out, whole());
  }

  @Test
  void killedAtAnyMomentItEndsWithTheSameBytes() throws Exception {
    // However many kills there are, they come while tensors are learned.
    int tensors = Math.max(40, 2 * KILLS);
    model(true, tensors, 100);
    Path out = folder.resolve("out");
    long seed = Long.getLong("qat.learn.seed", 1);
    Random random = new Random(seed);
    int kills = 0;
    for (int i = 0; i < KILLS; i++) {
      int wanted = kept(out).size() + random.nextInt(1 + tensors / KILLS);
      Object[] args = Stream.concat(Arrays.stream(args("out")), Stream.of("--resume")).toArray();
      Process process = QatProcess.start(args);
      while (kept(out).size() < wanted && !process.waitFor(1, TimeUnit.MILLISECONDS)) {
        // Not yet.
      }
      Thread.sleep(random.nextInt(5));
      kills += process.isAlive() ? 1 : 0;
      process.destroyForcibly().waitFor();
    }
    assertThat(kills).as("kills that came in time, seed %d", seed).isPositive();
    assertThat(learn("out", "--resume").code()).isZero();
    assertSame(out, whole());
  }
}
