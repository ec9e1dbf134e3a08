package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.Settings;
import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.io.OutputFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The files of {@code qat study}: claims.json, claims.md, study.html. */
public final class StudyOutput implements AutoCloseable {
  /** The page. */
  public static final String PAGE = "study.html";

  private static final String JSON = "claims.json";
  private static final String MARKDOWN = "claims.md";

  private final OutputFolder folder;

  /** Checks that the files may be written. */
  public StudyOutput(Path folder, boolean force) {
    this.folder = new OutputFolder(folder, force, JSON, MARKDOWN, PAGE);
  }

  /**
   * Writes every file.
   *
   * @param claims what {@code claims.json} says
   */
  public void write(StudyResult result, Map<String, Object> claims) {
    folder.write(PAGE, out -> text(out, StudyPage.of(result)));
    folder.write(MARKDOWN, out -> text(out, markdown(result)));
    folder.write(JSON, out -> JsonFiles.write(out, claims));
    folder.commit();
  }

  /** Leaves the folder as it was, if nothing was written. */
  @Override
  public void close() {
    folder.close();
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String markdown(StudyResult result) {
    StringBuilder out = new StringBuilder("# Claims\n\n");
    out.append(StudyPage.lead(result)).append("\n");
    result.about().forEach(line -> out.append(line).append("\n"));
    out.append("\n| claim | verdict | measured: median [least to greatest over seeds] |\n");
    out.append("|---|---|---|\n");
    for (Claim c : result.claims()) {
      out.append("| ").append(cell(c.statement()));
      out.append(" | **").append(Settings.name(c.verdict())).append("**");
      out.append(c.dependence().isEmpty() ? "" : ": " + c.dependence());
      out.append(" | ").append(cell(c.measure())).append(": ");
      out.append(c.figures());
      out.append(" |\n");
    }
    return out.toString();
  }

  /** A bar would end the cell. */
  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
