package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What {@code qat report} leaves. */
final class ReportCommandTest extends Sweeping {
  private static Document page(Path out) throws Exception {
    String text = Files.readString(out.resolve("report.html")).replace("<!DOCTYPE html>", "");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static int rows(Document page) {
    return page.getElementsByTagName("tr").getLength() - 1;
  }

  @Test
  void pageHasEveryRowAndPlotAndNeedsNothingElse() throws Exception {
    Path out = sweeps(GOOD, "out", "--quiet");
    String results = Files.readString(out.resolve("results.csv"));
    Files.delete(out.resolve("results.csv"));
    assertThat(Cli.run("report", out).out()).contains("24 of 24").contains("report.html");
    assertThat(out.resolve("results.csv")).hasContent(results);
    assertThat(rows(page(out))).isEqualTo(results(out).size()).isEqualTo(36);
    String text = Files.readString(out.resolve("report.html"));
    // A heat map for each parameterization, the Pareto plot, the curves; swatches are figures too.
    assertThat(page(out).getElementsByTagName("figure").getLength()).isEqualTo(3 + 2);
    assertThat(text).contains("minmax", "beta-gamma", "log-scale", "learning rate", "laplace:0,2");
    assertThat(text).doesNotContain("href=").doesNotContain("src=").doesNotContain(">NaN<");
    assertThat(Cli.run("report", out, "--json").code()).isZero();
    assertThat(out.resolve("report.html")).hasContent(text);
  }

  @Test
  void failedAndMissingTrials() throws Exception {
    assertThat(sweep(SOME_FAIL, "out", "--shard", "0/2", "--quiet").code()).isEqualTo(6);
    Path out = folder.resolve("out");
    assertThat(Cli.run("report", out).out()).contains("18 of 36");
    assertThat(rows(page(out))).isEqualTo(18);
    assertThat(Files.readString(out.resolve("report.html"))).contains("free zero point");
    assertThat(Cli.run("report", out).code()).isZero();
    assertThat(sweep(SOME_FAIL, "out", "--shard", "1/2", "--quiet").code()).isZero();
    assertThat(sweep(SOME_FAIL, "out", "--resume", "--quiet").code()).isEqualTo(6);
  }

  @Test
  void noMetricsNoCurves() throws Exception {
    Path out = sweeps(GOOD.replace("metrics: all", "metrics: none"), "out", "--quiet");
    assertThat(Cli.run("report", out, "--quiet")).isEqualTo(new Cli(0, "", ""));
    assertThat(page(out).getElementsByTagName("figure").getLength()).isEqualTo(3 + 1);
  }

  @Test
  void folderOfNoSweep() throws IOException {
    assertThat(BadUse.fails(3, "report", folder)).contains("sweep.json");
    assertThat(BadUse.fails(3, "report", folder.resolve("none"))).contains("sweep.json");
    assertThat(folder.toFile().list()).isEmpty();
    Path out = sweeps(GOOD, "out", "--quiet");
    Path trial = out.resolve("trials").resolve(out.resolve("trials").toFile().list()[0]);
    Files.writeString(trial.resolve("summary.json"), "{");
    assertThat(BadUse.fails(3, "report", out)).contains("summary.json");
    assertThat(out.resolve("report.html")).doesNotExist();
  }
}
