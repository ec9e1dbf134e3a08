package io.github.tornadoqat.sweep;

import io.github.tornadoqat.experiment.BestEncodings;
import io.github.tornadoqat.experiment.Experiment;
import io.github.tornadoqat.experiment.ExperimentConfig;
import io.github.tornadoqat.experiment.ExperimentOutput;
import io.github.tornadoqat.experiment.ExperimentResult;
import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.BadOutputException;
import io.github.tornadoqat.io.IOConsumer;
import io.github.tornadoqat.io.JsonFiles;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.run.Progress;
import io.github.tornadoqat.run.Provenance;
import io.github.tornadoqat.run.SideBySide;
import io.github.tornadoqat.train.StartingRanges.NonFiniteException;
import java.io.OutputStream;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs the trials of a sweep, or a shard's share of them, and leaves one folder each. Several
 * processes may run shards of one sweep into one folder.
 */
public final class SweepRun {
  private final SweepSpec spec;
  private final List<Trial> trials;
  private final SweepConfigs configs;
  private final Provenance provenance;
  private final Map<List<Object>, SoftReference<float[]>> data = new ConcurrentHashMap<>();

  /**
   * Checks the sweep before anything is written.
   *
   * @param provenance this program's
   * @throws IllegalArgumentException if it makes no sense
   */
  public SweepRun(SweepSpec spec, Provenance provenance) {
    this.spec = spec;
    this.trials = Trial.of(spec);
    this.configs = new SweepConfigs(spec, trials);
    this.provenance = provenance;
  }

  /**
   * How trials are run; results do not depend on it.
   *
   * @param shard which of them
   * @param resume whether those that are done are kept; else they are an error
   * @param retry whether those that have failed are run again
   * @param workers batches at a time
   * @param batch trials of one evaluator
   */
  public record Options(Shard shard, boolean resume, boolean retry, int workers, int batch) {}

  /**
   * Runs the trials that are not done yet, and writes {@code results.csv} of all that are.
   *
   * @throws BadOutputException if the folder is not this sweep's, or can't be written
   */
  public SweepState run(Path out, Backend backend, Options options, Progress.Factory progress)
      throws InterruptedException {
    SweepFolder folder = new SweepFolder(out);
    folder.claim(claim());
    List<Trial> own = own(options.shard());
    if (options.retry()) {
      own.stream().map(Trial::name).filter(folder::failed).forEach(folder::forget);
    }
    Set<String> finished = folder.finished();
    List<Trial> left = own.stream().filter(t -> !finished.contains(t.name())).toList();
    if (!options.resume() && left.size() < own.size()) {
      throw new BadOutputException(
          out,
          "%d of these %d trials are done; --resume keeps them and runs the rest"
              .formatted(own.size() - left.size(), own.size()));
    }
    List<List<Trial>> batches = batches(left, options.batch());
    Experiment experiment = new Experiment(backend, new BestEncodings(backend));
    try (Progress shown = progress.start("sweep", left.size())) {
      SideBySide.run(
          batches,
          options.workers(),
          batch -> {
            shown.at(batch.getFirst().name());
            run(experiment, folder, batch);
            shown.advance(batch.size());
          });
    }
    return SweepState.write(folder, spec, trials, own);
  }

  /** The number of a shard's trials. */
  public int trials(Shard shard) {
    return own(shard).size();
  }

  private List<Trial> own(Shard shard) {
    return trials.stream().filter(shard::has).toList();
  }

  private Map<String, Object> claim() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", provenance.version());
    map.putAll(spec.toMap());
    return map;
  }

  /** Trials of the same data share an evaluator, so many at a time. */
  private List<List<Trial>> batches(List<Trial> left, int most) {
    List<List<Trial>> batches = new ArrayList<>();
    Map<Object, List<Trial>> filling = new LinkedHashMap<>();
    for (Trial trial : left) {
      ExperimentConfig config = configs.configs().get(trial);
      Object key = config == null ? trial : dataKey(config);
      List<Trial> batch = filling.get(key);
      if (batch == null || batch.size() == most) {
        batch = new ArrayList<>();
        filling.put(key, batch);
        batches.add(batch);
      }
      batch.add(trial);
    }
    return batches;
  }

  private static List<Object> dataKey(ExperimentConfig config) {
    return List.of(config.data(), config.samples(), config.seed());
  }

  private void run(Experiment experiment, SweepFolder folder, List<Trial> batch) {
    RuntimeException refused = configs.refused().get(batch.getFirst());
    if (refused != null) {
      fail(folder, batch.getFirst(), refused);
      return;
    }
    List<ExperimentResult> results;
    try {
      results = results(experiment, batch);
    } catch (IllegalArgumentException | BadInputException e) {
      if (batch.size() == 1) {
        fail(folder, batch.getFirst(), e);
      } else {
        // One of them is at fault, and the others shall not suffer from it.
        batch.forEach(trial -> run(experiment, folder, List.of(trial)));
      }
      return;
    }
    for (int i = 0; i < batch.size(); i++) {
      folder.commit(batch.get(i).name(), files(results.get(i)));
    }
  }

  private List<ExperimentResult> results(Experiment experiment, List<Trial> batch) {
    List<ExperimentConfig> all = batch.stream().map(configs.configs()::get).toList();
    ExperimentConfig any = all.getFirst();
    try {
      return experiment.run(all, values(any));
    } catch (NonFiniteException e) {
      throw Experiment.unusable(any.data(), e);
    }
  }

  private float[] values(ExperimentConfig config) {
    SoftReference<float[]> known = data.get(dataKey(config));
    float[] values = known == null ? null : known.get();
    if (values == null) {
      values = config.data().values(config.samples(), config.seed());
      data.put(dataKey(config), new SoftReference<>(values));
    }
    return values;
  }

  private Map<String, IOConsumer<OutputStream>> files(ExperimentResult result) {
    Map<String, IOConsumer<OutputStream>> files = new LinkedHashMap<>();
    files.put(
        ExperimentOutput.CONFIG,
        out -> JsonFiles.write(out, ExperimentOutput.config(result, provenance)));
    if (spec.metrics() != SweepSpec.Metrics.NONE) {
      boolean thinned = spec.metrics() == SweepSpec.Metrics.THINNED;
      files.put(ExperimentOutput.METRICS, out -> ExperimentOutput.metrics(result, thinned, out));
    }
    files.put(ExperimentOutput.SUMMARY, out -> JsonFiles.write(out, result.summary()));
    return files;
  }

  private static void fail(SweepFolder folder, Trial trial, RuntimeException why) {
    Map<String, Object> failed = new LinkedHashMap<>();
    failed.put("trial", trial.name());
    failed.put("config", trial.values());
    failed.put("reason", String.valueOf(why.getMessage()));
    folder.commit(trial.name(), Map.of(SweepFolder.FAILED, out -> JsonFiles.write(out, failed)));
  }
}
