package io.github.tornadoqat.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.tornadoqat.experiment.ExperimentOutput;
import io.github.tornadoqat.io.BadInputException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** What the finished trials of a sweep found, read from their folders. */
final class SweepResults {
  private static final String PARAMETERIZATION = "parameterization";
  private static final String PARAMETERIZATIONS = "parameterizations";

  private final SweepSpec spec;
  private final List<SweepRow> rows;

  private SweepResults(SweepSpec spec, List<SweepRow> rows) {
    this.spec = spec;
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads them.
   *
   * @throws BadInputException if a trial's files are not what a sweep writes
   */
  static SweepResults read(SweepFolder folder, SweepSpec spec, List<Trial> trials) {
    JsonMapper mapper = new JsonMapper();
    Set<String> finished = folder.finished();
    // Small files cost more time than arithmetic, so all processors read.
    List<SweepRow> rows =
        trials.parallelStream()
            .filter(trial -> finished.contains(trial.name()))
            .flatMap(trial -> rows(mapper, folder, trial).stream())
            .toList();
    return new SweepResults(spec, rows);
  }

  /** A row a trial and parameterization, in the order of the sweep. */
  List<SweepRow> rows() {
    return rows;
  }

  private static List<SweepRow> rows(JsonMapper mapper, SweepFolder folder, Trial trial) {
    if (folder.failed(trial.name())) {
      ObjectNode failed = object(mapper, folder.trial(trial.name()).resolve(SweepFolder.FAILED));
      return List.of(new SweepRow(trial, "", Map.of(), failed.path("reason").asText()));
    }
    Path file = folder.trial(trial.name()).resolve(ExperimentOutput.SUMMARY);
    ObjectNode summary = object(mapper, file);
    if (!(summary.remove(PARAMETERIZATIONS) instanceof ObjectNode all)) {
      throw new BadInputException(file, "file", "no " + PARAMETERIZATIONS, "a trial's summary");
    }
    List<SweepRow> rows = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : all.properties()) {
      Map<String, String> figures = new LinkedHashMap<>();
      flatten("", summary, figures);
      flatten("", one.getValue(), figures);
      rows.add(new SweepRow(trial, one.getKey(), figures, ""));
    }
    return rows;
  }

  private static ObjectNode object(JsonMapper mapper, Path file) {
    try {
      if (mapper.readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new BadInputException(file, "file", "can't be read", "a trial's JSON");
    }
    throw new BadInputException(file, "file", "no keys and values", "a trial's JSON");
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> figures) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String name = prefix + entry.getKey();
      if (entry.getValue() instanceof ObjectNode nested) {
        flatten(name + "_", nested, figures);
      } else {
        figures.put(name, entry.getValue().isNull() ? "" : entry.getValue().asText());
      }
    }
  }

  /** Writes {@code results.csv}: RFC 4180, but lines end as they do on Unix. */
  void write(OutputStream out) throws IOException {
    List<String> keys = spec.swept().stream().filter(key -> !key.equals(PARAMETERIZATION)).toList();
    Set<String> figures = new LinkedHashSet<>();
    rows.forEach(row -> figures.addAll(row.figures().keySet()));
    keys.forEach(figures::remove);
    List<String> header = new ArrayList<>(List.of("trial"));
    header.addAll(keys);
    header.add(PARAMETERIZATION);
    header.addAll(figures);
    header.add("reason");
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CSVPrinter csv =
        new CSVPrinter(writer, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get());
    csv.printRecord(header);
    for (SweepRow row : rows) {
      List<String> record = new ArrayList<>(List.of(row.trial().name()));
      keys.forEach(key -> record.add(row.trial().values().get(key)));
      record.add(row.parameterization());
      figures.forEach(figure -> record.add(row.figures().getOrDefault(figure, "")));
      record.add(row.reason());
      csv.printRecord(record);
    }
    csv.flush();
  }
}
