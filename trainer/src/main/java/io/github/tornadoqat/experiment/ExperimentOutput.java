package io.github.tornadoqat.experiment;

import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.io.OutputFolder;
import io.github.tornadoqat.run.Provenance;
import io.github.tornadoqat.run.Thinning;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The files of {@code qat experiment}: config.json, metrics.csv, summary.json, two plots. */
public final class ExperimentOutput implements AutoCloseable {
  /** The file of what {@code --config} takes to make the same run again. */
  public static final String CONFIG = "config.json";

  /** The file of the steps. */
  public static final String METRICS = "metrics.csv";

  /** The file of what was found. */
  public static final String SUMMARY = "summary.json";

  private static final String LOSS = "loss.svg";
  private static final String EDGES = "edges.svg";

  private final OutputFolder folder;
  private final Provenance provenance;

  /**
   * Checks that the files may be written.
   *
   * @param provenance this program's
   */
  public ExperimentOutput(Path folder, boolean force, Provenance provenance) {
    this.folder = new OutputFolder(folder, force, CONFIG, METRICS, SUMMARY, LOSS, EDGES);
    this.provenance = provenance;
  }

  /** Writes every file; the summary last, so that where it is the others are. */
  public void write(ExperimentResult result) {
    folder.write(CONFIG, out -> JsonFiles.write(out, config(result, provenance)));
    folder.write(METRICS, out -> metrics(result, false, out));
    folder.write(LOSS, out -> text(out, ExperimentPlots.loss(result).file()));
    folder.write(EDGES, out -> text(out, ExperimentPlots.edges(result).file()));
    folder.write(SUMMARY, out -> JsonFiles.write(out, result.summary()));
    folder.commit();
  }

  /** Leaves the folder as it was, if nothing was written. */
  @Override
  public void close() {
    folder.close();
  }

  /** What {@code --config} takes to make the same run again, and where it ran. */
  public static Map<String, Object> config(ExperimentResult result, Provenance provenance) {
    Map<String, Object> map = new LinkedHashMap<>(result.config().toMap());
    map.putAll(provenance.on(result.device()));
    return map;
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Writes the steps, all or as many as a plot needs. No value has a comma or a quote, so these
   * lines are RFC 4180 as they are.
   *
   * @param thinned whether only as many as a plot needs
   * @param out stays open
   */
  public static void metrics(ExperimentResult result, boolean thinned, OutputStream out)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
    writer.write(
        "step,parameterization,mse,theta_min,theta_max,scale,zero_point,clip_low,clip_high\n");
    StringBuilder line = new StringBuilder();
    for (ExperimentOutcome o : result.outcomes()) {
      int[] steps =
          thinned ? Thinning.steps(o.steps()) : IntStream.rangeClosed(0, o.steps()).toArray();
      for (int step : steps) {
        line.setLength(0);
        line.append(step).append(',').append(o.parameterization());
        line.append(',').append(o.mse(step));
        line.append(',').append(o.end(false, step)).append(',').append(o.end(true, step));
        line.append(',').append(o.scale(step)).append(',').append(o.zeroPoint(step));
        line.append(',').append(o.clipped(false, step)).append(',').append(o.clipped(true, step));
        writer.append(line.append('\n'));
      }
    }
    writer.flush();
  }
}
