package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Sweeps that are killed go on. */
final class SweepKillTest extends Sweeping {
  /** More of them with {@code -Dqat.sweep.kills=50}. */
  private static final int KILLS = Integer.getInteger("qat.sweep.kills", 3);

  private static final String YAML =
      """
      config:
        distribution: normal
        samples: 200
        steps: 200
        bits: [3, 4, 5, 6, 7, 8]
        parameterization: [minmax, beta-gamma]
        init: [minmax, "edges:1,2"]
        zero_point: [clamped, free]
        seed: {from: 0, to: 4, count: 5}
      """;

  @Test
  void killedAtAnyMomentAndResumedItEndsWithTheSameBytes() throws Exception {
    assertThat(sweep(YAML, "whole", "--quiet").code()).isEqualTo(6);
    Path whole = folder.resolve("whole");
    Path out = folder.resolve("out");
    long seed = Long.getLong("qat.sweep.seed", 1);
    Random random = new Random(seed);
    int kills = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process =
          QatProcess.start(
              "sweep", folder.resolve("sweep.yaml"), "--out=" + out, "--resume", "--quiet");
      // From the start of the JVM on, through the first trials; the last resume does the rest.
      awaitTrials(process, out, done(out) + random.nextInt(1 + 200 / KILLS));
      Thread.sleep(random.nextInt(5));
      kills += process.isAlive() ? 1 : 0;
      process.destroyForcibly().waitFor();
    }
    assertThat(kills).as("kills that came in time, seed %d", seed).isPositive();
    assertThat(sweep(YAML, "out", "--resume", "--quiet").code()).isEqualTo(6);
    assertThat(files(out)).as("seed %d", seed).isEqualTo(files(whole));
  }

  private static void awaitTrials(Process process, Path out, int trials)
      throws InterruptedException {
    while (done(out) < trials && !process.waitFor(1, TimeUnit.MILLISECONDS)) {
      // Not yet.
    }
  }

  private static int done(Path out) {
    String[] names = Files.exists(out) ? out.resolve("trials").toFile().list() : null;
    return names == null ? 0 : names.length;
  }
}
