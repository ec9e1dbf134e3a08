package io.github.tornadoqat.sweep;

import io.github.tornadoqat.experiment.ExperimentOutput;
import io.github.tornadoqat.io.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The errors over the steps of one parameterization in one trial, as its metrics.csv has them. */
record SweepCurve(String trial, String parameterization, double[] steps, double[] errors) {
  /** Reads one; a sweep may have kept none. */
  static Optional<SweepCurve> read(SweepFolder folder, SweepRow row) {
    Path file = folder.trial(row.trial().name()).resolve(ExperimentOutput.METRICS);
    if (Files.notExists(file)) {
      return Optional.empty();
    }
    try {
      List<String[]> lines =
          Files.readAllLines(file).stream()
              .skip(1)
              .map(line -> line.split(",", -1))
              .filter(cells -> cells.length > 2 && cells[1].equals(row.parameterization()))
              .toList();
      return Optional.of(
          new SweepCurve(
              row.trial().name(),
              row.parameterization(),
              lines.stream().mapToDouble(cells -> Double.parseDouble(cells[0])).toArray(),
              lines.stream().mapToDouble(cells -> Double.parseDouble(cells[2])).toArray()));
    } catch (IOException | NumberFormatException e) {
      throw new BadInputException(file, "file", "can't be read", "a trial's metrics");
    }
  }
}
