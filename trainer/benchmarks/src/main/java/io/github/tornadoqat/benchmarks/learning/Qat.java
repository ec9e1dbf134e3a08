package io.github.tornadoqat.benchmarks.learning;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The {@code qat} command as a process.
 *
 * @param script scripts/qat
 * @param log what a process printed last
 */
record Qat(Path script, Path log) {
  /**
   * Runs it, and gives the seconds it took.
   *
   * @throws UncheckedIOException if it fails, with what it said last
   */
  double seconds(Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(script.toAbsolutePath().toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      long before = System.nanoTime();
      int code = builder.start().waitFor();
      double seconds = (System.nanoTime() - before) / 1e9;
      if (code != 0) {
        List<String> said = Files.readAllLines(log);
        throw new IOException(
            "exit code %d: %s"
                .formatted(code, said.isEmpty() ? "it said nothing" : said.getLast()));
      }
      return seconds;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "'%s': %s".formatted(String.join(" ", command), e.getMessage()), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
