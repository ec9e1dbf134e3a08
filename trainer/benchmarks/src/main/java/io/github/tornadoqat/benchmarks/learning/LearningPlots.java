package io.github.tornadoqat.benchmarks.learning;

import io.github.tornadoqat.report.Axis;
import io.github.tornadoqat.report.CurvePlot;
import io.github.tornadoqat.report.CurvePlot.Curve;
import io.github.tornadoqat.report.Look;
import io.github.tornadoqat.report.Look.Marker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** A run's rows as SVG files, by name. */
final class LearningPlots {
  static final String STEPS = "steps-";
  static final String TRIALS = "trials";

  private static final int BYTES = 4;
  private static final double MI = 1 << 20;
  private static final List<String> HUES =
      List.of("blue", "vermilion", "green", "purple", "sky", "amber");
  private static final Marker[] MARKERS = Marker.values();

  private LearningPlots() {}

  /** One plot of steps for each backend, and one of trials. */
  static Map<String, String> of(List<Row> rows) {
    Map<String, String> plots = new LinkedHashMap<>();
    for (String backend : backends(rows, Row.Part.STEPS)) {
      plots.put(
          STEPS + backend.replace(':', '-') + ".svg",
          steps(
              backend,
              rows.stream()
                  .filter(r -> r.part() == Row.Part.STEPS && r.backend().equals(backend))
                  .toList()));
    }
    List<Row> trials = rows.stream().filter(r -> r.work().equals(Trials.TRIAL)).toList();
    if (!trials.isEmpty()) {
      plots.put(TRIALS + ".svg", trials(trials));
    }
    return plots;
  }

  private static List<String> backends(List<Row> rows, Row.Part part) {
    return rows.stream().filter(r -> r.part() == part).map(Row::backend).distinct().toList();
  }

  private static String steps(String backend, List<Row> rows) {
    List<Curve> curves = new ArrayList<>();
    List<String> granularities = rows.stream().map(Row::work).distinct().toList();
    for (int sideBySide : rows.stream().mapToInt(Row::sideBySide).distinct().toArray()) {
      for (String granularity : granularities) {
        List<Row> own =
            rows.stream()
                .filter(r -> r.work().equals(granularity) && r.sideBySide() == sideBySide)
                .toList();
        String dash = sideBySide == 1 ? null : Look.DASHED;
        Look look = look(granularities.indexOf(granularity), dash);
        curves.add(curve(granularity + " × " + sideBySide, look, own, Row::nsPerElement));
      }
    }
    List<Row> any =
        rows.stream()
            .filter(r -> r.work().equals(granularities.getFirst()) && r.sideBySide() == 1)
            .toList();
    Look grey = new Look("grey", null, Marker.CIRCLE);
    curves.add(curve("read", grey, any, r -> BYTES / r.readGbPerS()));
    return plot("Steps on " + backend, "Mi floats", "ns an element and step", curves);
  }

  private static Curve curve(String name, Look look, List<Row> rows, ToDoubleFunction<Row> value) {
    double[] sizes = rows.stream().mapToDouble(r -> r.elements() / MI).toArray();
    return new Curve(name, look, sizes, rows.stream().mapToDouble(value).toArray());
  }

  private static String trials(List<Row> rows) {
    List<Curve> curves = new ArrayList<>();
    List<String> backends = backends(rows, Row.Part.TRIALS);
    for (String backend : backends) {
      List<Row> own = rows.stream().filter(r -> r.backend().equals(backend)).toList();
      curves.add(
          new Curve(
              backend,
              look(backends.indexOf(backend), null),
              own.stream().mapToDouble(Row::sideBySide).toArray(),
              own.stream().mapToDouble(r -> 1e3 / r.medianMs()).toArray()));
    }
    return plot("Trials", "trials at a time", "trials a second", curves);
  }

  private static Look look(int i, String dash) {
    return new Look(HUES.get(i % HUES.size()), dash, MARKERS[i % MARKERS.length]);
  }

  private static String plot(String title, String x, String y, List<Curve> curves) {
    DoubleStream xs = curves.stream().flatMapToDouble(c -> DoubleStream.of(c.xs()));
    Axis across = Axis.log(x, xs);
    Axis up = Axis.log(y, CurvePlot.values(curves));
    return new CurvePlot(title, across, up, List.of(), curves).file();
  }
}
