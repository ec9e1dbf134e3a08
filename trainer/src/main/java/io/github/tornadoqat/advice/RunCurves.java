package io.github.tornadoqat.advice;

import io.github.tornadoqat.io.BadInputException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a run's metrics.csv. */
final class RunCurves {
  private static final List<String> NUMBERS = List.of("step", "mse", "theta_min", "theta_max");

  private final Path file;
  private final Map<List<String>, List<Point>> curves;

  private RunCurves(Path file, Map<List<String>, List<Point>> curves) {
    this.file = file;
    this.curves = curves;
  }

  /**
   * A row: what was seen after some updates, means over a tensor's ranges.
   *
   * @param min the lower end
   * @param max the upper end
   */
  record Point(int step, double mse, double min, double max) {}

  /**
   * Reads them.
   *
   * @param experiment whether there is one range, and no column for tensors
   * @throws BadInputException if the file is missing, or a column or a number in it
   */
  static RunCurves read(Path file, boolean experiment) {
    Map<List<String>, List<Point>> curves = new HashMap<>();
    List<String> columns = new ArrayList<>(NUMBERS);
    columns.add("parameterization");
    if (!experiment) {
      columns.add("tensor");
    }
    try (Reader reader = Files.newBufferedReader(file);
        CSVParser csv =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader)) {
      for (String column : columns) {
        if (!csv.getHeaderMap().containsKey(column)) {
          throw new BadInputException(file, "line 1", "no column " + column, "metrics of a run");
        }
      }
      for (CSVRecord record : csv) {
        if (!record.isConsistent()) {
          throw bad(file, record, record.size() + " columns");
        }
        String tensor = experiment ? "" : record.get("tensor");
        curves
            .computeIfAbsent(
                List.of(tensor, record.get("parameterization")), key -> new ArrayList<>())
            .add(point(file, record));
      }
    } catch (IOException | IllegalArgumentException | java.io.UncheckedIOException e) {
      throw new BadInputException(
          file,
          "file",
          Files.exists(file) ? "can't be read as CSV" : "is not there",
          "metrics of a run");
    }
    return new RunCurves(file, curves);
  }

  private static Point point(Path file, CSVRecord record) {
    double[] numbers = new double[NUMBERS.size()];
    for (int i = 0; i < numbers.length; i++) {
      String text = record.get(NUMBERS.get(i));
      try {
        numbers[i] = Double.parseDouble(text);
      } catch (NumberFormatException e) {
        throw bad(file, record, NUMBERS.get(i) + " '" + text + "'");
      }
    }
    return new Point((int) numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  private static BadInputException bad(Path file, CSVRecord record, String wrong) {
    return new BadInputException(
        file, "record " + record.getRecordNumber(), wrong, "a number in each column of a run");
  }

  /**
   * Those of a tensor and parameterization.
   *
   * @throws BadInputException if there are none
   */
  List<Point> of(String tensor, String parameterization) {
    List<Point> points = curves.get(List.of(tensor, parameterization));
    if (points == null) {
      String what = tensor.isEmpty() ? parameterization : tensor + ", " + parameterization;
      throw new BadInputException(file, "rows", "none of " + what, "those of summary.json");
    }
    return points;
  }
}
