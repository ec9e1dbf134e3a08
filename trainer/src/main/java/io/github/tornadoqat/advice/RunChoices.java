package io.github.tornadoqat.advice;

import io.github.tornadoqat.report.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What to change of a finished run. */
final class RunChoices {
  /** Those whose two numbers differ so much in size that one rate makes them unstable. */
  private static final Set<String> UNEVEN = Set.of("scale-offset", "lsq-plus");

  private final RunFolder run;
  private final List<RunFigures> all;
  private final List<RunFigures> chosen;
  private final boolean shaky;
  private final Choice parameterization;

  RunChoices(RunFolder run, List<RunFigures> figures) {
    this.run = run;
    this.all = figures;
    String best = best();
    this.chosen = of(best);
    this.shaky = isShaky();
    this.parameterization = choose(best);
  }

  /** Whether an end swings, or errors rose and did not come down again: one that did is no harm. */
  private boolean isShaky() {
    return chosen.stream().anyMatch(RunFigures::swings)
        || (chosen.stream().anyMatch(RunFigures::isUnstable)
            && mean(chosen, RunFigures::last) > AdviceThresholds.CLOSE);
  }

  private List<RunFigures> of(String parameterization) {
    return all.stream().filter(f -> f.parameterization().equals(parameterization)).toList();
  }

  private List<String> names() {
    return all.stream().map(RunFigures::parameterization).distinct().toList();
  }

  /** The steady one of least error, or the one of least error where none is steady. */
  private String best() {
    String best = null;
    for (String name : names()) {
      if (best == null
          || shaken(name) < shaken(best)
          || (shaken(name) == shaken(best) && error(name) < error(best))) {
        best = name;
      }
    }
    return best;
  }

  private long shaken(String name) {
    return of(name).stream().filter(f -> f.swings() || f.isUnstable()).count();
  }

  /** What was kept. */
  private double error(String name) {
    return mean(of(name), RunFigures::kept);
  }

  private double initial() {
    return mean(chosen, RunFigures::initial);
  }

  /** The geometric mean over tensors of an error over the best. */
  private static double mean(List<RunFigures> figures, ToDoubleFunction<RunFigures> error) {
    return Math.exp(
        figures.stream()
            .mapToDouble(f -> Math.log(f.overBest(error.applyAsDouble(f))))
            .average()
            .orElseThrow());
  }

  private Choice choose(String best) {
    String figures =
        AdviceRules.text("error %s x the best known", Numbers.threeDigits(error(best)))
            + (names().size() == 1 ? "" : ", the least of the steady ones among " + names());
    if (UNEVEN.contains(best) && shaky && isExplicit()) {
      RunFigures worst = worst();
      return new Choice(
          AdviceRules.BETA_GAMMA,
          AdviceRules.text(
              "%s is unsteady at lr %s: peak %s x the best, last %s x, a swing of %s widths;"
                  + " factors of the ends are alike in size, a scale and an offset are not",
              best,
              run.setting("lr"),
              Numbers.threeDigits(worst.overBest(worst.peak())),
              Numbers.threeDigits(worst.overBest(worst.last())),
              Numbers.threeDigits(worst.swing())));
    }
    return new Choice(best, figures);
  }

  private RunFigures worst() {
    RunFigures worst = chosen.getFirst();
    for (RunFigures f : chosen) {
      worst = f.overBest(f.peak()) > worst.overBest(worst.peak()) ? f : worst;
    }
    return worst;
  }

  private boolean isExplicit() {
    return !run.setting("lr").equals(AdviceRules.AUTO);
  }

  Choice parameterization() {
    return parameterization;
  }

  Choice rate() {
    String rate = run.setting("lr");
    if (shaky) {
      RunFigures worst = worst();
      String seen =
          AdviceRules.text(
              "at lr %s the error peaked at %s x the best, and an end swung by up to %s widths",
              rate,
              Numbers.threeDigits(worst.overBest(worst.peak())),
              Numbers.threeDigits(
                  chosen.stream().mapToDouble(RunFigures::swing).max().orElseThrow()));
      return new Choice(AdviceRules.AUTO, seen + "; auto makes a step about 1 % of the range");
    }
    if (isExplicit() && error(chosen.getFirst().parameterization()) > AdviceThresholds.CLOSE) {
      return new Choice(
          AdviceRules.AUTO,
          AdviceRules.text(
              "at lr %s the run never came near: %s x the best",
              rate, Numbers.threeDigits(error(chosen.getFirst().parameterization()))));
    }
    return new Choice(rate, "steady: no end swings over the last tenth");
  }

  Choice init() {
    String init = run.setting("init");
    String seen =
        AdviceRules.text(
            "error at %s is %s x the best known", init, Numbers.threeDigits(initial()));
    return new Choice(initial() > AdviceThresholds.NEAR ? StartFigures.MSE : init, seen);
  }

  Choice zeroPoint() {
    String was = run.setting("zero_point");
    int flips = all.stream().mapToInt(RunFigures::flips).sum();
    if (was.equals(AdviceRules.FREE) && flips > 0) {
      return new Choice(
          AdviceRules.CLAMPED, "it left the grid or came back " + flips + " times when free");
    }
    return new Choice(was, flips == 0 ? "it never left the grid" : "as it was");
  }

  /** What differs from the run's config. */
  List<String> flags() {
    List<String> flags = new ArrayList<>();
    change(flags, "parameterization", parameterization);
    change(flags, "lr", rate());
    change(flags, "init", init());
    change(flags, "zero_point", zeroPoint());
    if (shaky && !isExplicit() && run.setting("schedule").equals("constant")) {
      flags.addAll(List.of("--schedule", "cosine"));
    }
    return flags;
  }

  private void change(List<String> flags, String key, Choice choice) {
    if (!run.setting(key).equals(choice.value())) {
      flags.addAll(List.of("--" + key.replace('_', '-'), choice.value()));
    }
  }
}
