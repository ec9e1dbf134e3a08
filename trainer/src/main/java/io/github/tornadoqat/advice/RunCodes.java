package io.github.tornadoqat.advice;

import io.github.tornadoqat.experiment.DataSource;
import io.github.tornadoqat.experiment.ExperimentConfig;
import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.EncodingEntry;
import io.github.tornadoqat.io.EncodingsJson;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.quantizer.Affine;
import io.github.tornadoqat.quantizer.Encoding;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.run.EncodingEntries;
import io.github.tornadoqat.run.LearnOutput;
import io.github.tornadoqat.run.Progress;
import io.github.tornadoqat.run.Scheme;
import io.github.tornadoqat.run.TensorFilter;
import io.github.tornadoqat.run.Tensors;
import io.github.tornadoqat.train.Slice;
import io.github.tornadoqat.train.TensorCutter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts the codes that a finished run's ranges give their data, which are read or drawn again. */
final class RunCodes {
  private final RunFolder run;
  private final IntegerGrid grid;
  private final Backend backend;
  private final UsedCodes used;
  private final List<Flag> flags = new ArrayList<>();

  RunCodes(RunFolder run, Backend backend) {
    this.run = run;
    int bits = run.wholeSetting("bits");
    this.grid = run.setting("scheme", scheme -> Scheme.parse(scheme).grid(bits));
    this.backend = backend;
    this.used = new UsedCodes(backend);
  }

  /** Why the data can't be had any more; empty where they can. */
  Optional<String> missing() {
    if (run.isExperiment()) {
      try {
        run.setting("distribution", DataSource::parse);
      } catch (BadInputException e) {
        return Optional.of(e.getMessage());
      }
      return Optional.empty();
    }
    Path model = Path.of(run.setting("model"));
    return Files.exists(model) ? Optional.empty() : Optional.of(model + " is not there any more");
  }

  /**
   * The ranges that are dead, or nearly.
   *
   * @throws BadInputException if the data are no longer those that the run learned from
   */
  List<Flag> flags(List<RunFigures> figures, Progress.Factory progress) {
    if (run.isExperiment()) {
      experiment(figures);
    } else {
      learning(progress);
    }
    return flags;
  }

  private void experiment(List<RunFigures> figures) {
    ExperimentConfig config = config();
    float[] values = config.data().values(config.samples(), config.seed());
    Slice slice = new Slice(values, 1, values.length, Granularity.perTensor());
    for (RunFigures f : figures) {
      RunCurves.Point last = f.curve().getLast();
      Encoding e = Encoding.snap(Affine.of(new Range(last.min(), last.max()), grid), grid);
      flag(f.where(), used.of(slice, List.of(e)));
    }
  }

  private ExperimentConfig config() {
    Map<String, String> values = new HashMap<>();
    ExperimentConfig.KEYS.forEach(key -> values.put(key, run.setting(key)));
    return run.setting("distribution", data -> ExperimentConfig.of(values));
  }

  private void learning(Progress.Factory progress) {
    Path file = run.file(LearnOutput.ENCODINGS);
    if (Files.notExists(file)) {
      throw new BadInputException(file, "file", "is not there", "the encodings of a run");
    }
    Map<String, EncodingEntry> entries = new HashMap<>();
    EncodingsJson.read(file).forEach(e -> entries.put(e.name(), e));
    TensorFilter filter = new TensorFilter(run.list("include"), run.list("exclude"));
    Path model = Path.of(run.setting("model"));
    try (TensorSource source = TensorSource.open(model)) {
      List<TensorInfo> tensors = filter.selectSome(source, model);
      long units = tensors.stream().mapToLong(TensorInfo::elements).sum();
      try (Progress bar = progress.start("advise", units)) {
        for (TensorInfo info : tensors) {
          bar.at(info.label());
          EncodingEntry entry = entries.get(info.name());
          if (entry == null) {
            throw new BadInputException(file, "entries", "none of " + info.name(), "the model's");
          }
          try {
            flag(info.label(), codes(source, info, EncodingEntries.encodings(entry, grid)));
          } catch (BackendException e) {
            throw Tensors.failed(info, e);
          }
          bar.advance(info.elements());
        }
      }
    }
  }

  private int[] codes(TensorSource source, TensorInfo info, List<Encoding> encodings) {
    TensorCutter.Unit unit = run.setting("granularity", TensorCutter.Unit::parse);
    TensorCutter cutter = Tensors.cutter(Tensors.read(source, info), info, unit, backend);
    int[] codes = new int[encodings.size()];
    int next = 0;
    for (int i = 0; i < cutter.count(); i++) {
      Slice slice = cutter.slice(i);
      int n = slice.layout().sequences();
      if (next + n > codes.length) {
        throw new BadInputException(
            run.file(LearnOutput.ENCODINGS),
            info.name(),
            codes.length + " encodings",
            "one for each range of the model's tensor");
      }
      System.arraycopy(used.of(slice, encodings.subList(next, next + n)), 0, codes, next, n);
      next += n;
    }
    return codes;
  }

  private void flag(String where, int[] codes) {
    long dead = 0;
    long poor = 0;
    for (int count : codes) {
      dead += UsedCodes.isDead(count) ? 1 : 0;
      poor += UsedCodes.isPoor(count, grid) ? 1 : 0;
    }
    String lost = "the values of %d of %d learned ranges share one code";
    Flag.counted("dead-grid", where, dead, AdviceRules.text(lost, dead, codes.length))
        .ifPresent(flags::add);
    String few = "%d of %d learned ranges use %d of %d codes";
    int all = grid.steps() + 1;
    String text = AdviceRules.text(few, poor, codes.length, AdviceThresholds.FEW, all);
    Flag.counted("few-codes", where, poor, text).ifPresent(flags::add);
  }
}
