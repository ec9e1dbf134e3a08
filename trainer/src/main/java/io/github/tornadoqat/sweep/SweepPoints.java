package io.github.tornadoqat.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/** The points of a sweep: values of all keys, a function of the sweep and nothing else. */
final class SweepPoints {
  private SweepPoints() {}

  /** In the order of the sweep; the last key of a grid changes fastest. */
  static List<Map<String, String>> of(SweepSpec spec) {
    return switch (spec.method()) {
      case GRID -> grid(spec);
      case SOBOL -> at(spec, sobol(spec.swept().size(), spec.count()));
      case LATIN -> at(spec, latin(spec.swept().size(), spec.count(), spec.seed()));
    };
  }

  private static List<Map<String, String>> grid(SweepSpec spec) {
    List<Map<String, String>> points = List.of(Map.of());
    for (Map.Entry<String, SweepAxis> axis : spec.axes().entrySet()) {
      List<Map<String, String>> more = new ArrayList<>();
      List<String> values = axis.getValue().grid();
      for (Map<String, String> point : points) {
        for (String value : values) {
          Map<String, String> longer = new LinkedHashMap<>(point);
          longer.put(axis.getKey(), value);
          more.add(longer);
        }
      }
      points = more;
    }
    return points;
  }

  /** Draws that agree, as those of few listed values must, are one trial. */
  private static List<Map<String, String>> at(SweepSpec spec, double[][] units) {
    List<String> swept = spec.swept();
    LinkedHashSet<Map<String, String>> points = new LinkedHashSet<>();
    for (double[] unit : units) {
      Map<String, String> point = new LinkedHashMap<>();
      spec.axes()
          .forEach(
              (key, axis) -> {
                int dimension = swept.indexOf(key);
                point.put(key, axis.at(dimension < 0 ? 0 : unit[dimension]));
              });
      points.add(point);
    }
    return List.copyOf(points);
  }

  private static double[][] sobol(int dimensions, int count) {
    double[][] units = new double[count][dimensions];
    if (dimensions > 0) {
      SobolSequenceGenerator sequence = new SobolSequenceGenerator(dimensions);
      // Its first point is a corner.
      sequence.skipTo(1);
      for (int i = 0; i < count; i++) {
        units[i] = sequence.nextVector();
      }
    }
    return units;
  }

  /** Of as many layers of each dimension as there are points, every one has one point. */
  private static double[][] latin(int dimensions, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] units = new double[count][dimensions];
    for (int d = 0; d < dimensions; d++) {
      int[] layers = new int[count];
      for (int i = 0; i < count; i++) {
        int j = random.nextInt(i + 1);
        layers[i] = layers[j];
        layers[j] = i;
      }
      for (int i = 0; i < count; i++) {
        units[i][d] = (layers[i] + random.nextDouble()) / count;
      }
    }
    return units;
  }
}
