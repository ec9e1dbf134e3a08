package io.github.tornadoqat.benchmarks.learning;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rows as JSON lines, only ever appended to, and a table and plots of the newest run beside them.
 */
final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Path rows;

  Results(Path folder) {
    this.folder = folder;
    this.rows = folder.resolve("sweep.jsonl");
  }

  /** Takes note of rows, and says them. */
  void append(List<Row> measured) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Row row : measured) {
      lines.add(JSON.writeValueAsString(row));
      System.out.printf(
          "%-9s %-38s %-17s %12s ms%n",
          row.part().name().toLowerCase(Locale.ROOT),
          Table.name(row),
          row.backend(),
          Table.number(row.medianMs()));
    }
    Files.createDirectories(folder);
    Files.write(rows, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The rows of the run that wrote last, in order. */
  List<Row> newestRun() throws IOException {
    if (!Files.exists(rows)) {
      throw new NoSuchFileException(rows + " is not there: measure first");
    }
    List<Row> all = new ArrayList<>();
    for (String line : Files.readAllLines(rows)) {
      all.add(JSON.readValue(line, Row.class));
    }
    String date = all.getLast().date();
    return all.stream().filter(row -> row.date().equals(date)).toList();
  }

  /** Rewrites the table and the plots from the newest run's rows, and gives the table. */
  String show() throws IOException {
    List<Row> run = newestRun();
    Map<String, String> plots = LearningPlots.of(run);
    for (Map.Entry<String, String> plot : plots.entrySet()) {
      Files.writeString(folder.resolve(plot.getKey()), plot.getValue());
    }
    String table = Table.of(run, plots.keySet());
    Files.writeString(folder.resolve("sweep.md"), table);
    return table;
  }
}
