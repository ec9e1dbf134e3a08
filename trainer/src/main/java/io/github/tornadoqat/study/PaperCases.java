package io.github.tornadoqat.study;

import io.github.tornadoqat.quantizer.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The paper's experiments, one for each of its figures. */
final class PaperCases {
  static final String SCALE = "scale-offset";
  static final String MINMAX = "minmax";
  static final String BETA = "beta-gamma";
  static final String SIGMOID = "beta-gamma-sigmoid";
  static final String THREE = SCALE + "," + MINMAX + "," + BETA;
  static final String REPAIRED = "scale-offset-grid,scale-offset-relative,log-scale";

  /** How far a start is from the best range; 1/5 of it where it is too narrow. */
  private static final double FAR = 2.5;

  private final StudyPlan plan;

  PaperCases(StudyPlan plan) {
    this.plan = plan;
  }

  /** The settings that all share. */
  Map<String, String> common() {
    return Map.of(
        "samples",
        String.valueOf(plan.samples()),
        "steps",
        String.valueOf(plan.steps()),
        "epsilon",
        "1e-8",
        "zero_point",
        "free");
  }

  /** Those of known distributions, by name. */
  Map<String, StudyCase> all() {
    Map<String, StudyCase> cases = new LinkedHashMap<>();
    String all = THREE + "," + SIGMOID;
    cases.put("normal-3", normal("Normal, 3 bits", 3, "normal", all, "minmax"));
    cases.put("normal-4", normal("Normal, 4 bits", 4, "normal", THREE, "minmax"));
    cases.put("normal-8", normal("Normal, 8 bits", 8, "normal", THREE, "minmax"));
    cases.put(
        "normal-10", normal("Normal, 10 bits", 10, "normal", THREE + "," + REPAIRED, "minmax"));
    for (int bits : new int[] {3, 10}) {
      Function<Range, Range> settled = best -> new Range(best.min(), FAR * best.max());
      cases.put(
          "settled-" + bits,
          normal("One edge settled, " + bits + " bits", bits, "normal", THREE, "minmax")
              .from(settled));
      cases.put(
          "far-" + bits,
          normal("Far start, " + bits + " bits", bits, "normal", all, "scaled:" + FAR));
      cases.put(
          "narrow-" + bits,
          normal("Narrow start, " + bits + " bits", bits, "normal", all, "scaled:0.2"));
    }
    String ends = MINMAX + "," + BETA;
    cases.put("large", normal("Large values (σ = 10), 3 bits", 3, "normal:0,10", ends, "minmax"));
    cases.put(
        "small", normal("Small values (σ = 0.02), 3 bits", 3, "normal:0,0.02", ends, "minmax"));
    for (int bits : new int[] {4, 10}) {
      cases.put(
          "symmetric-" + bits,
          StudyCase.of(
              "Symmetric, " + bits + " bits",
              common(),
              "distribution",
              "normal",
              "bits",
              String.valueOf(bits),
              "scheme",
              "symmetric-restricted",
              "parameterization",
              "symmetric-scale,symmetric-max,symmetric-gamma"));
    }
    for (int bits : new int[] {3, 8}) {
      for (String zero : List.of("free", "clamped")) {
        cases.put(
            "relu-" + bits + "-" + zero,
            StudyCase.of(
                "ReLU, " + bits + " bits, zero point " + zero,
                common(),
                "distribution",
                "relu",
                "bits",
                String.valueOf(bits),
                "zero_point",
                zero,
                "parameterization",
                THREE));
      }
    }
    return cases;
  }

  private StudyCase normal(
      String title, int bits, String distribution, String parameterizations, String init) {
    return StudyCase.of(
        title,
        common(),
        "distribution",
        distribution,
        "bits",
        String.valueOf(bits),
        "parameterization",
        parameterizations,
        "init",
        init);
  }
}
