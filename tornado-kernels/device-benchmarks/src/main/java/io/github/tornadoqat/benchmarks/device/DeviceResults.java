package io.github.tornadoqat.benchmarks.device;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Rows as JSON lines, only ever appended to, and a table beside them. */
final class DeviceResults {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path rows;
  private final Path table;

  DeviceResults(Path folder) {
    this.rows = folder.resolve("devices.jsonl");
    this.table = folder.resolve("devices.md");
  }

  void append(DeviceRow row) throws IOException {
    Files.createDirectories(rows.toAbsolutePath().getParent());
    String line = JSON.writeValueAsString(row) + "\n";
    Files.writeString(rows, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Every row of every run. */
  List<DeviceRow> read() throws IOException {
    if (!Files.exists(rows)) {
      throw new NoSuchFileException(rows + " is not there: measure first");
    }
    List<DeviceRow> all = new ArrayList<>();
    for (String line : Files.readAllLines(rows)) {
      all.add(JSON.readValue(line, DeviceRow.class));
    }
    return all;
  }

  /** Rewrites the table from the rows, and gives it. */
  String writeTable() throws IOException {
    String text = DeviceTable.of(read());
    Files.writeString(table, text);
    return text;
  }
}
