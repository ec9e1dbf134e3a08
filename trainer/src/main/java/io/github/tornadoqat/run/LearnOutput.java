package io.github.tornadoqat.run;

import io.github.tornadoqat.io.EncodingsJson;
import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.io.OutputFolder;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Parameterizations;
import io.github.tornadoqat.report.Report;
import io.github.tornadoqat.report.ReportData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The files of {@code qat learn}: config.json, metrics.csv, summary.json, encodings.json (of the
 * parameterization with the best signal-to-noise ratio; of each in encodings.NAME.json where there
 * are several), report.html.
 */
public final class LearnOutput implements AutoCloseable {
  private static final String CONFIG = "config.json";
  private static final String METRICS = "metrics.csv";
  private static final String SUMMARY = "summary.json";

  /** The file of the best parameterization's encodings. */
  public static final String ENCODINGS = "encodings.json";

  private static final String REPORT = "report.html";

  private final OutputFolder folder;
  private final Provenance provenance;

  /**
   * Checks that the files may be written.
   *
   * @param provenance this program's
   */
  public LearnOutput(Path folder, boolean force, LearnConfig config, Provenance provenance) {
    List<String> files = new ArrayList<>(List.of(CONFIG, METRICS, SUMMARY, ENCODINGS, REPORT));
    config.parameterizations().forEach(p -> files.add(encodings(p.name())));
    this.folder = new OutputFolder(folder, force, files.toArray(String[]::new));
    this.provenance = provenance;
  }

  private static String encodings(String parameterization) {
    return "encodings." + parameterization + ".json";
  }

  /** Writes every file. */
  public void write(LearnResult result) {
    folder.write(CONFIG, out -> JsonFiles.write(out, config(result)));
    folder.write(METRICS, out -> metrics(result, out));
    folder.write(SUMMARY, out -> JsonFiles.write(out, summary(result)));
    folder.write(ENCODINGS, out -> EncodingsJson.write(out, result.encodings(result.best())));
    List<String> names = result.parameterizations();
    for (Parameterization p : Parameterizations.all()) {
      String name = p.name();
      if (names.size() > 1 && names.contains(name)) {
        folder.write(encodings(name), out -> EncodingsJson.write(out, result.encodings(name)));
      } else {
        folder.remove(encodings(name));
      }
    }
    folder.write(REPORT, out -> report(result, out));
    folder.commit();
  }

  /** Leaves the folder as it was, if nothing was written. */
  @Override
  public void close() {
    folder.close();
  }

  private Map<String, Object> config(LearnResult result) {
    Map<String, Object> map = result.config().toMap();
    map.putAll(provenance.on(result.device()));
    return map;
  }

  /** The keys of {@code summary.json}. */
  public Map<String, Object> summary(LearnResult result) {
    return result.summary(provenance);
  }

  private static void metrics(LearnResult result, OutputStream out) throws IOException {
    int[] steps = Thinning.steps(result.config().steps());
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    CSVPrinter csv =
        CSVFormat.RFC4180
            .builder()
            .setRecordSeparator('\n')
            .setHeader(
                "step", "tensor", "parameterization", "mse", "theta_min", "theta_max", "clip_rate")
            .get()
            .print(writer);
    for (TensorOutcome o : result.outcomes()) {
      ReportData.Curve curve = o.toReport(steps).curve();
      for (int i = 0; i < steps.length; i++) {
        csv.printRecord(
            steps[i],
            o.info().label(),
            o.parameterization(),
            curve.mse()[i],
            curve.min()[i],
            curve.max()[i],
            o.clipRate(steps[i]));
      }
    }
    csv.flush();
  }

  private void report(LearnResult result, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    Report.write(reportData(result), writer);
    writer.flush();
  }

  private ReportData reportData(LearnResult result) {
    LearnConfig config = result.config();
    Map<String, String> facts = new LinkedHashMap<>();
    Map<String, Object> all = config(result);
    for (String key :
        List.of(
            "bits",
            "scheme",
            "granularity",
            "init",
            "optimizer",
            "lr",
            "schedule",
            "steps",
            "seed",
            "zero_point",
            "backend",
            "device",
            "driver",
            "version",
            "commit")) {
      facts.put(key.replace('_', ' '), String.valueOf(all.get(key)));
    }
    int[] steps = Thinning.steps(config.steps());
    return new ReportData(
        config.model().getFileName().toString(),
        facts,
        result.outcomes().stream().map(o -> o.toReport(steps)).toList());
  }
}
