package io.github.tornadoqat.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * What all rows of a run share.
 *
 * @param threads threads of every contender
 * @param jdk the Java runtime
 * @param cpu the processor's model name
 * @param commit the commit that is measured
 * @param date when the run began
 */
record Session(int threads, String jdk, String cpu, String commit, String date) {
  /** A run that begins now on this machine. */
  static Session begin(int threads, String commit) {
    return new Session(
        threads,
        System.getProperty("java.vm.version"),
        cpuModel(),
        commit,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static String cpuModel() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
