package io.github.tornadoqat.experiment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The files of {@code qat study}: claims.json, claims.md, study.html. */
public final class StudyOutput {
  /** The page. */
  public static final String PAGE = "study.html";

  private static final String JSON = "claims.json";
  private static final String MARKDOWN = "claims.md";

  private final OutputFolder folder;

  /** Checks that the files may be written. */
  public StudyOutput(Path folder, boolean force) {
    this.folder = new OutputFolder(folder, force, JSON, MARKDOWN, PAGE);
  }

  /** Writes every file. */
  public void write(StudyResult result) {
    folder.write(PAGE, out -> text(out, StudyPage.of(result)));
    folder.write(MARKDOWN, out -> text(out, markdown(result)));
    folder.write(JSON, out -> JsonFiles.write(out, result.toMap()));
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
      out.append("| ").append(c.statement());
      out.append(" | **").append(Settings.name(c.verdict())).append("**");
      out.append(c.dependence().isEmpty() ? "" : ": " + c.dependence());
      // A bar would end the cell.
      out.append(" | ").append(c.measure().replace("|", "\\|")).append(": ");
      out.append(c.figures());
      out.append(" |\n");
    }
    return out.toString();
  }
}
