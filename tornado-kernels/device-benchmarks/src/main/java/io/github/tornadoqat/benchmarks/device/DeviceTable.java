package io.github.tornadoqat.benchmarks.device;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The newest run of each device as Markdown. */
final class DeviceTable {
  private static final String INTRODUCTION =
      """
      # Devices: kernels against a copy

      The newest run of each device. Copies and jobs take turns in one process, warm; times are
      medians, ratios medians of ratios within a round. Kernel ms are by the device's own clock.
      GB/s counts what a job must move: forward 8 bytes an element, backward 12, MSE step 4;
      encodings and sums are not counted. The copy is the faster of two kernels that read and write
      4 bytes an element. End to end is an execution whose inputs are on the device and whose sums
      and counts come back, while tensors stay there. Every job's results had the bits of the host
      backend.
      """;

  private static final String HEAD =
      """

      | work | Mi floats | kernel ms | GB/s | copy GB/s | of the copy | end to end ms |
      |---|--:|--:|--:|--:|--:|--:|
      """;

  private DeviceTable() {}

  /** Markdown with a section for each device; the rows may be of many runs. */
  static String of(List<DeviceRow> rows) {
    Map<String, String> newest = new LinkedHashMap<>();
    rows.forEach(r -> newest.merge(name(r), r.date(), (a, b) -> a.compareTo(b) < 0 ? b : a));
    StringBuilder out = new StringBuilder(INTRODUCTION);
    newest.forEach(
        (name, date) ->
            section(
                out,
                rows.stream().filter(r -> name(r).equals(name) && r.date().equals(date)).toList()));
    return out.toString();
  }

  private static String name(DeviceRow row) {
    return row.backend() + ", " + row.device();
  }

  private static void section(StringBuilder out, List<DeviceRow> rows) {
    DeviceRow any = rows.getFirst();
    out.append(
        "%n## %s%n%n%s, %s, TornadoVM %s, commit %s, the machine's load %s."
            .formatted(
                name(any),
                any.date(),
                any.driver(),
                any.tornadovm(),
                any.commit(),
                number(any.load())));
    for (DeviceRow row : rows) {
      if (row.kernelMs() == null) {
        out.append(" %s: %s ms.".formatted(row.work(), number(row.endToEndMs())));
      }
    }
    out.append('\n').append(HEAD);
    for (DeviceRow row : rows) {
      if (row.kernelMs() != null) {
        out.append(
            "| %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                    row.work(),
                    number(row.elements() / (double) (1 << 20)).replaceAll("\\.0+$", ""),
                    number(row.kernelMs()),
                    number(row.gbPerS()),
                    number(row.copyGbPerS()),
                    number(row.ratioToCopy()),
                    number(row.endToEndMs())));
      }
    }
  }

  private static String number(double value) {
    String format = value < 1 ? "%.3f" : value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, format, value);
  }
}
