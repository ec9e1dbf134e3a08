package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.Settings;
import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.report.Numbers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A statement, and what was measured about it.
 *
 * @param id short, for machines
 * @param statement what is claimed
 * @param measure what the figures are
 * @param cells the conditions it was measured under
 */
public record Claim(String id, String statement, String measure, List<Cell> cells) {
  public Claim {
    cells = List.copyOf(cells);
  }

  /** What the measurements say of a claim. */
  public enum Verdict {
    /** True under every condition and seed. */
    HOLDS,
    /** False under every condition and seed. */
    REFUTED,
    /** Neither. */
    DEPENDS
  }

  /**
   * One condition.
   *
   * @param condition its name
   * @param figures what was measured, by seed; infinite for what never came. Seeds that say nothing
   *     about the claim are left out
   * @param held of how many of them the statement was true
   */
  public record Cell(String condition, List<Double> figures, int held) {
    public Cell {
      figures = List.copyOf(figures);
    }

    private boolean isEmpty() {
      return figures.isEmpty();
    }

    private boolean holds() {
      return held == figures.size();
    }

    private String outcome() {
      return isEmpty()
          ? "says nothing"
          : holds() ? "holds" : held == 0 ? "fails" : "depends on the seed";
    }

    /** The middle one, the upper of two; NaN where there is none. */
    double median() {
      return isEmpty() ? Double.NaN : figures.stream().sorted().toList().get(figures.size() / 2);
    }

    /** Condition, median and spread. */
    String text() {
      if (isEmpty()) {
        return condition + ": –";
      }
      double least = Collections.min(figures);
      double most = Collections.max(figures);
      return condition
          + ": "
          + Numbers.threeDigits(median())
          + (least == most
              ? ""
              : " [" + Numbers.threeDigits(least) + " to " + Numbers.threeDigits(most) + "]");
    }

    private Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("condition", condition);
      map.put("outcome", outcome());
      map.put("median", JsonFiles.finite(median()));
      map.put("figures", figures.stream().map(JsonFiles::finite).toList());
      map.put("held", held);
      map.put("of", figures.size());
      return map;
    }
  }

  /** What all conditions together say. */
  public Verdict verdict() {
    List<Cell> telling = cells.stream().filter(c -> !c.isEmpty()).toList();
    if (telling.isEmpty()) {
      return Verdict.DEPENDS;
    }
    if (telling.stream().allMatch(Cell::holds)) {
      return Verdict.HOLDS;
    }
    return telling.stream().allMatch(c -> c.held == 0) ? Verdict.REFUTED : Verdict.DEPENDS;
  }

  /** For a claim that depends: where it holds, where it fails, and where the seed decides. */
  public String dependence() {
    if (verdict() != Verdict.DEPENDS) {
      return "";
    }
    Map<String, List<Cell>> outcomes =
        cells.stream()
            .collect(Collectors.groupingBy(Cell::outcome, LinkedHashMap::new, Collectors.toList()));
    return outcomes.entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + " at "
                    + e.getValue().stream().map(Cell::condition).collect(Collectors.joining("; ")))
        .collect(Collectors.joining(". "));
  }

  /** Every condition with its median and spread, in one line. */
  public String figures() {
    return String.join("; ", cells.stream().map(Cell::text).toList());
  }

  /** The keys of {@code claims.json}. */
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id);
    map.put("statement", statement);
    map.put("verdict", Settings.name(verdict()));
    map.put("dependence", dependence());
    map.put("measure", measure);
    map.put("conditions", cells.stream().map(Cell::toMap).toList());
    return map;
  }
}
