package io.github.tornadoqat.advice;

import io.github.tornadoqat.experiment.ExperimentOutput;
import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.report.Numbers;
import io.github.tornadoqat.run.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Advises on doing a finished run of {@code qat learn} or {@code qat experiment} better. */
public final class RunAdvice {
  private static final List<String> HEADER =
      List.of("run", "start", "kept", "last", "peak", "swing", "flips", "projected");

  private final RunFolder run;
  private final List<RunFigures> figures;
  private final List<Flag> flags = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * Reads a run.
   *
   * @throws BadInputException if a file is missing or damaged
   */
  public RunAdvice(Path folder) {
    this.run = new RunFolder(folder);
    this.figures = run.figures();
  }

  /** Whether a folder holds a finished run, and no model. */
  public static boolean isOf(Path folder) {
    return RunFolder.isOne(folder);
  }

  /**
   * Advises.
   *
   * @param backend the run's codes are counted there
   */
  public Advice run(Backend backend, Progress.Factory progress) {
    figures.forEach(this::flag);
    RunCodes codes = new RunCodes(run, backend);
    Optional<String> missing = codes.missing();
    if (missing.isEmpty()) {
      flags.addAll(codes.flags(figures, progress));
    } else {
      notes.add("dead grids were not looked for: " + missing.get());
    }
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("run", run.folder().toString());
    about.put("command", run.isExperiment() ? "experiment" : "learn");
    about.put("bits", run.wholeSetting("bits"));
    return new Advice(
        about,
        HEADER,
        figures.stream()
            .sorted(Comparator.comparingDouble((RunFigures f) -> f.overBest(f.last())).reversed())
            .map(RunAdvice::row)
            .toList(),
        figures.stream().map(RunFigures::toMap).toList(),
        List.of(recommendation()),
        notes,
        flags);
  }

  private static List<String> row(RunFigures f) {
    return List.of(
        f.where(),
        Numbers.threeDigits(f.overBest(f.initial())),
        Numbers.threeDigits(f.overBest(f.kept())),
        Numbers.threeDigits(f.overBest(f.last())),
        Numbers.threeDigits(f.overBest(f.peak())),
        Numbers.threeDigits(f.swing()),
        String.valueOf(f.flips()),
        String.valueOf(f.projections()));
  }

  private void flag(RunFigures f) {
    if (f.swings()) {
      add(
          "oscillation",
          f,
          f.swing(),
          "an end swings by %s widths of the range over the last tenth (%d recorded steps); the"
              + " last error is %s x the best",
          Numbers.threeDigits(f.swing()),
          f.end().size(),
          Numbers.threeDigits(f.overBest(f.last())));
    }
    if (f.isUnstable()) {
      add(
          "unstable",
          f,
          f.overBest(f.peak()),
          "the error went from %s x the best to %s x and ended at %s x",
          Numbers.threeDigits(f.overBest(f.initial())),
          Numbers.threeDigits(f.overBest(f.peak())),
          Numbers.threeDigits(f.overBest(f.last())));
    }
    if (f.projections() > 0) {
      add(
          "inverted-range",
          f,
          (double) f.projections(),
          "%d of %d steps would have inverted, collapsed or moved a range off zero, and were"
              + " brought back",
          f.projections(),
          (long) f.ranges() * f.steps());
    }
    if (f.flips() > 0) {
      add(
          "zero-point-flip",
          f,
          f.flips(),
          "the zero point left the grid or came back %d times in %d recorded steps",
          f.flips(),
          f.curve().size());
    }
  }

  @SuppressWarnings("AnnotateFormatMethod")
  private void add(String kind, RunFigures f, double figure, String format, Object... values) {
    flags.add(new Flag(kind, f.where(), AdviceRules.text(format, values), figure));
  }

  private Recommendation recommendation() {
    RunChoices choices = new RunChoices(run, figures);
    List<String> command = new ArrayList<>(List.of("qat"));
    command.add(run.isExperiment() ? "experiment" : "learn");
    command.addAll(List.of("--config", run.file(ExperimentOutput.CONFIG).toString()));
    command.addAll(choices.flags());
    String folder = run.folder().toString().replaceFirst("/+$", "");
    command.addAll(List.of("--out", folder + "-advised"));
    return new Recommendation(
        figures.stream().map(RunFigures::tensor).distinct().collect(Collectors.toList()),
        choices.parameterization(),
        choices.rate(),
        choices.init(),
        choices.zeroPoint(),
        command);
  }
}
