package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.TensorFile;
import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.study.CaseRuns.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The paper's comparisons on a model's own weights, and on activations after ReLU that come from
 * it.
 *
 * @param cases by name
 * @param about what the data are
 */
record RealCases(Map<String, StudyCase> cases, List<String> about) {
  private static final int[] BITS = {4, 10};
  private static final String THREE = PaperCases.THREE;

  static RealCases of(StudyPlan plan, Map<String, String> common) {
    if (plan.model().isEmpty()) {
      return new RealCases(
          Map.of(), List.of("Real weights and activations were left out: no --model was given."));
    }
    Path model = plan.model().get();
    Map<String, StudyCase> cases = new LinkedHashMap<>();
    List<String> about = new ArrayList<>();
    int i = 0;
    for (TensorInfo info : chosen(model, plan.samples())) {
      i++;
      about.add(
          "Weights %d: %d elements of %s in %s, drawn by seed."
              .formatted(i, plan.samples(), info.label(), model.getFileName()));
      for (int bits : BITS) {
        cases.put(
            "weights-" + i + "-" + bits,
            template("Weights of " + info.label() + ", " + bits + " bits", common, bits, "free")
                .on(new TensorFile(model, info.name()), plan.samples()));
      }
    }
    Activations activations = Activations.of(model);
    about.add(
        "Activations: %s in %s (variance 2 ÷ inputs, 256 units), not the model's own layers."
            .formatted(activations, model.getFileName()));
    for (int bits : new int[] {3, 8}) {
      for (String zero : List.of("free", "clamped")) {
        cases.put(
            "activations-" + bits + "-" + zero,
            template(
                    "Activations after ReLU, " + bits + " bits, zero point " + zero,
                    common,
                    bits,
                    zero)
                .on(activations, plan.samples()));
      }
    }
    return new RealCases(cases, about);
  }

  private static StudyCase template(
      String title, Map<String, String> common, int bits, String zero) {
    return StudyCase.of(
        title,
        common,
        "distribution",
        "normal",
        "bits",
        String.valueOf(bits),
        "zero_point",
        zero,
        "parameterization",
        THREE);
  }

  /** A weight matrix from near the start of the model, and one from near its end. */
  private static List<TensorInfo> chosen(Path model, int samples) {
    try (TensorSource source = TensorSource.open(model)) {
      List<TensorInfo> matrices =
          source.tensors().stream()
              .filter(t -> t.isWeightMatrix() && !t.isQuantized() && t.elements() >= samples)
              .filter(t -> !t.label().contains("embedding"))
              .toList();
      if (matrices.size() < 2) {
        throw new BadInputException(
            model,
            "tensors",
            matrices.size() + " weight matrices",
            "two or more with " + samples + " elements");
      }
      return List.of(matrices.getFirst(), matrices.getLast());
    }
  }

  /** What is claimed of them; nothing where there are none. */
  List<Claim> claims(Map<String, CaseRuns> runs) throws InterruptedException {
    if (cases.isEmpty()) {
      return List.of();
    }
    List<Claim.Cell> gains = new ArrayList<>();
    for (String id : cases.keySet()) {
      if (id.startsWith("weights")) {
        gains.add(
            runs.get(id)
                .start(
                    id.replaceAll("-(\\d)-(\\d+)", " $1, $2 bits"),
                    t -> t.of("minmax").initial(),
                    t -> t.of("minmax").initial() > 1.1));
      }
    }
    List<Claim> claims = new ArrayList<>();
    claims.add(
        new Claim(
            "real-clipping-pays",
            "On real weights the range of the extremes has more than 1.1 times the least error",
            "error at min/max ÷ best",
            gains));
    claims.add(
        new Claim(
            "real-scale-offset-unstable-10-bits",
            "On real weights at 10 bits scale/offset is unstable where min/max is not",
            "peak error of scale/offset ÷ best",
            cells(
                runs,
                List.of("weights-1-10", "weights-2-10"),
                t -> t.of("scale-offset").peak(),
                t -> t.of("scale-offset").isUnstable() && !t.of("minmax").isUnstable())));
    claims.add(
        new Claim(
            "real-beta-gamma-best",
            "On real weights at 4 bits beta/gamma ends no more than 1 % above min/max and"
                + " scale/offset",
            "final error of beta/gamma ÷ the least of the other two",
            cells(
                runs,
                List.of("weights-1-4", "weights-2-4"),
                RealCases::overOthers,
                t -> overOthers(t) <= 1.01)));
    claims.add(
        new Claim(
            "real-minmax-stable-on-relu",
            "On activations of a random ReLU layer min/max is stable though the zero point is free",
            "peak error of min/max ÷ best",
            cells(
                runs,
                List.of("activations-3-free", "activations-8-free"),
                t -> t.of("minmax").peak(),
                t -> !t.of("minmax").isUnstable())));
    claims.add(
        new Claim(
            "real-clamped-relu-is-clean",
            "On activations of a random ReLU layer min/max and beta/gamma are stable if the zero"
                + " point is clamped",
            "the worse peak error ÷ best",
            cells(
                runs,
                List.of("activations-3-clamped", "activations-8-clamped"),
                t -> Math.max(t.of("minmax").peak(), t.of("beta-gamma").peak()),
                t -> !t.of("minmax").isUnstable() && !t.of("beta-gamma").isUnstable())));
    return claims;
  }

  private static double overOthers(Trial t) {
    return t.of("beta-gamma").last() / Math.min(t.of("minmax").last(), t.of("scale-offset").last());
  }

  private static List<Claim.Cell> cells(
      Map<String, CaseRuns> runs,
      List<String> ids,
      ToDoubleFunction<Trial> figure,
      Predicate<Trial> statement)
      throws InterruptedException {
    List<Claim.Cell> cells = new ArrayList<>();
    for (String id : ids) {
      String prefix = id.replaceAll("weights-(\\d)-(\\d+)", "weights $1, $2 bits, ");
      prefix = prefix.replaceAll("activations-(\\d).*", "$1 bits, ");
      cells.addAll(runs.get(id).cells(prefix, figure, statement));
    }
    return cells;
  }
}
