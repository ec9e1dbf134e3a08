package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sweeps that do not make sense, and folders that can't take one. */
final class BadSweepTest extends Sweeping {
  private String sweepFails(int code, String yaml, Object... more) throws IOException {
    Object[] args = new Object[5 + more.length];
    args[0] = "sweep";
    args[1] = yaml(yaml);
    args[2] = "--out";
    args[3] = folder.resolve("out");
    args[4] = "--quiet";
    System.arraycopy(more, 0, args, 5, more.length);
    return BadUse.fails(code, args);
  }

  @ParameterizedTest
  @CsvSource({
    "'config: {distribution: normal, bitz: 3}', unknown key 'bitz'",
    "'methods: grid\nconfig: {distribution: normal}', unknown key 'methods'",
    "'config: {bits: 3}', no distribution",
    "'config: {distribution: normal, bits: []}', no trial",
    "'config: {distribution: normal, bits: [3, 3]}', two trials have the name 'bits=3'",
    "'config: {distribution: normal, lr: [0.01, ''0.010'']}', are the same",
    "'config: {distribution: normal, bits: [3, 88]}', trial 'bits=88'",
    "'config: {distribution: normal, steps: many, bits: [3, 4]}', whole number",
    "'config: {distribution: normal, lr: {from: 1, to: 2}}', count",
    "'config: {distribution: normal, lr: {from: 2, to: 1, count: 3}}', below",
    "'config: {distribution: normal, lr: {from: 0, to: 1, count: 3, scale: log}}', above 0",
    "'config: {distribution: normal, lr: {from: 1, count: 3}}', 'needs ''from'' and ''to'''",
    "'config: {distribution: normal, lr: {from: 1, to: 2, counts: 3}}', unknown key 'counts'",
    "'config: {distribution: normal, bits: }', bits needs a value",
    "'method: sobol\nconfig: {distribution: normal, bits: [3, 4]}', trials must be",
    "'method: random\nconfig: {distribution: normal}', 'grid, sobol, latin'",
    "'metrics: some\nconfig: {distribution: normal}', 'thinned, all, none'",
    "'config: {distribution: normal, seed: {from: 0, to: 2000000000, count: 2000000000}}',"
        + " more than"
  })
  void usage(String yaml, String line) throws IOException {
    assertThat(sweepFails(2, yaml)).contains(line);
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "config: 3", "config: {a: 1", "config: {bits: 3, bits: 4}"})
  void notASweep(String yaml) throws IOException {
    assertThat(sweepFails(3, yaml)).contains("sweep.yaml");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void filesThatAreNotThere() throws IOException {
    assertThat(BadUse.fails(3, "sweep", folder.resolve("no.yaml"), "--out", folder.resolve("out")))
        .contains("no.yaml");
    assertThat(sweepFails(3, "config: {distribution: [normal, missing.npy]}"))
        .contains("missing.npy");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3/3", "-1/3", "1", "1/0", "a/b", "1/3/4", "", "0/99999999"})
  void shards(String shard) throws IOException {
    assertThat(sweepFails(2, GOOD, "--shard=" + shard)).contains("i/n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--workers=0", "--batch=0", "--workers=x"})
  void counts(String option) throws IOException {
    assertThat(sweepFails(2, GOOD, option)).contains(option.substring(0, option.indexOf('=')));
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void folderOfAnotherSweep() throws IOException {
    Path out = sweeps(GOOD.replace("steps: 40", "steps: 4"), "out", "--quiet");
    var before = files(out);
    assertThat(sweepFails(3, GOOD, "--resume")).contains("another sweep").contains("--out");
    assertThat(files(out)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"results.csv", "trials", "report.html"})
  void folderWithOtherFiles(String file) throws IOException {
    Path mine = folder.resolve("out").resolve(file);
    Files.createDirectories(mine.getParent());
    Files.writeString(mine, "mine");
    assertThat(sweepFails(3, GOOD)).contains(file).contains("--out");
    assertThat(mine).hasContent("mine");
    assertThat(folder.resolve("out").toFile().list()).hasSize(1);
  }

  @Test
  void folderThatIsAFile() throws IOException {
    Files.writeString(folder.resolve("out"), "mine");
    assertThat(sweepFails(3, GOOD)).contains("out");
    assertThat(folder.resolve("out")).hasContent("mine");
  }

  @Test
  void trialsThatCannotBeWritten() throws IOException {
    Path out = sweeps(GOOD, "out", "--shard", "0/24", "--quiet");
    // A file where drafts go is what a full or broken disk looks like to a sweep.
    Files.deleteIfExists(out.resolve(".drafts"));
    Files.writeString(out.resolve(".drafts"), "");
    var before = files(out);
    assertThat(sweepFails(3, GOOD, "--resume")).contains("can't be written");
    assertThat(files(out)).isEqualTo(before);
    Files.delete(out.resolve(".drafts"));
    sweeps(GOOD, "out", "--resume", "--quiet");
    assertThat(files(out)).isEqualTo(files(sweeps(GOOD, "whole", "--quiet")));
  }
}
