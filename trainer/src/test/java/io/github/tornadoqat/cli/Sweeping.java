package io.github.tornadoqat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code qat sweep}. */
abstract class Sweeping {
  /** 36 trials, of which the 6 with a start that has no zero inside and a clamped one fail. */
  static final String SOME_FAIL =
      """
      config:
        distribution: normal
        samples: 300
        steps: 30
        bits: [3, 4]
        parameterization: [minmax, beta-gamma, scale-offset]
        init: [minmax, "edges:1,2", "edges:-1,2"]
        zero_point: [clamped, free]
      """;

  static final String GOOD =
      """
      metrics: all
      config:
        distribution: [normal, "laplace:0,2"]
        samples: 300
        steps: 40
        bits: [3, 8]
        parameterization: [[minmax, beta-gamma], log-scale]
        lr: {from: 0.001, to: 0.1, scale: log, count: 3}
      """;

  @TempDir Path folder;

  Path yaml(String text) throws IOException {
    return Files.writeString(folder.resolve("sweep.yaml"), text);
  }

  Cli sweep(String yaml, String to, Object... more) throws IOException {
    List<Object> args = new ArrayList<>(List.of("sweep", yaml(yaml), "--out", folder.resolve(to)));
    args.addAll(List.of(more));
    return Cli.run(args.toArray());
  }

  Path sweeps(String yaml, String to, Object... more) throws IOException {
    Cli cli = sweep(yaml, to, more);
    assertThat(cli.code()).as(cli.err()).isZero();
    return folder.resolve(to);
  }

  /** Every file below a folder, hidden ones too, by its path; folders have none. */
  static Map<String, String> files(Path tree) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(tree)) {
      for (Path path : paths.toList()) {
        files.put(
            tree.relativize(path).toString(),
            Files.isDirectory(path) ? "" : Files.readString(path));
      }
    }
    return files;
  }

  static List<CSVRecord> results(Path out) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser =
        CSVParser.parse(out.resolve("results.csv"), StandardCharsets.UTF_8, format)) {
      return parser.getRecords();
    }
  }
}
