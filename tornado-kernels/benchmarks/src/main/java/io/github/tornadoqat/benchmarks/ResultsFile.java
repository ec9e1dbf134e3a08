package io.github.tornadoqat.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Rows as JSON lines; only ever appended to. */
final class ResultsFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path path;

  ResultsFile(Path path) {
    this.path = path;
  }

  void append(List<Row> rows) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      lines.add(JSON.writeValueAsString(row));
    }
    Files.createDirectories(path.toAbsolutePath().getParent());
    Files.write(path, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The rows of the run that wrote last, in order. */
  List<Row> newestRun() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      rows.add(JSON.readValue(line, Row.class));
    }
    String date = rows.getLast().date();
    return rows.stream().filter(row -> row.date().equals(date)).toList();
  }
}
