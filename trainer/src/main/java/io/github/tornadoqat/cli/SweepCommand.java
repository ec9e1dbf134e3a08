package io.github.tornadoqat.cli;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.sweep.Shard;
import io.github.tornadoqat.sweep.SweepFile;
import io.github.tornadoqat.sweep.SweepRun;
import io.github.tornadoqat.sweep.SweepState;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qat sweep}. */
@Command(
    name = "sweep",
    description = "Run an experiment for every combination of values, or for drawn ones.",
    sortOptions = false,
    footer = {
      "",
      "SWEEP.yaml has the options of 'qat experiment' under 'config': a value, a list of values to"
          + " try, or numbers between two.",
      "",
      "  method: grid              # or sobol, latin: drawn, 'trials' of them",
      "  metrics: thinned          # steps in metrics.csv; or all, none",
      "  config:",
      "    distribution: normal",
      "    bits: [3, 4, 8]",
      "    parameterization: [minmax, beta-gamma]",
      "    lr: {from: 0.001, to: 0.1, scale: log, count: 5}",
      "",
      "Leaves DIR/trials/NAME/ (config.json, metrics.csv, summary.json, or failed.json with the"
          + " reason) and DIR/results.csv, a row a trial and parameterization. A killed sweep goes"
          + " on with --resume and ends with the same bytes.",
      "",
      "Exits with 6 where trials have failed.",
      "",
      "Examples:",
      "  qat sweep sweep.yaml --out out",
      "  qat sweep sweep.yaml --out out --resume",
      "  qat sweep sweep.yaml --out shared --shard 0/3      # and 1/3, 2/3 on other machines"
    })
final class SweepCommand implements Callable<Integer> {
  /** Trials of one launch on a device, where launches cost more than arithmetic. */
  private static final int DEVICE_BATCH = 64;

  /** On the host, where more gain little and lose more with a sweep that is stopped. */
  private static final int HOST_BATCH = 16;

  @Parameters(paramLabel = "SWEEP.yaml", description = "What to try; see below.")
  private Path sweep;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "Folder for the results; shards share it.")
  private Path out;

  @Option(
      names = "--shard",
      paramLabel = "i/n",
      description = "Run only every nth trial, from the ith on; i is 0 to n-1.")
  private String shard;

  @Option(names = "--resume", description = "Keep the trials that are done, and run the rest.")
  private boolean resume;

  @Option(names = "--retry", description = "With --resume: run trials again that have failed, too.")
  private boolean retry;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "Trials at a time. Default: one a processor on the host, 1 on a device.")
  private Integer workers;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "Trials of the same data in one launch; results do not depend on it. Default: 64 on a"
              + " device; on the host 16, fewer where workers would be left without trials.")
  private Integer batch;

  @Mixin private BackendOptions backend;
  @Mixin private CommonOptions common;

  @Override
  public Integer call() throws InterruptedException {
    Shard part = shard == null ? Shard.WHOLE : Shard.parse(shard);
    int processors = Runtime.getRuntime().availableProcessors();
    if (retry && !resume) {
      throw new UsageException("--retry needs --resume");
    }
    SweepRun run = new SweepRun(SweepFile.read(sweep), Version.provenance());
    int atATime = positive("--workers", workers, backend.isHost() ? processors : 1);
    int most = backend.isHost() ? hostBatch(run.trials(part), atATime) : DEVICE_BATCH;
    SweepRun.Options options =
        new SweepRun.Options(part, resume, retry, atATime, positive("--batch", batch, most));
    SweepState state;
    // Workers keep the processors busy, so each one's kernels have one thread.
    try (Backend opened = backend.open(options.workers() > 1 ? 1 : processors)) {
      state = run.run(out, opened, options, common.progress(" trials", 1));
    }
    common.print(state.toMap(), () -> print(state));
    return state.failed() > 0 ? ExitCode.TRIALS_FAILED : ExitCode.OK;
  }

  /** Trials that share their data's way through the cache, and still are enough for all workers. */
  private static int hostBatch(int trials, int workers) {
    return Math.clamp(trials / (4L * workers), 1, HOST_BATCH);
  }

  private static int positive(String option, Integer value, int otherwise) {
    if (value != null && value < 1) {
      throw new UsageException(option + " must be 1 or more, not " + value);
    }
    return value == null ? otherwise : value;
  }

  private void print(SweepState state) {
    common.out().printf("%d of %d trials are done", state.finished(), state.trials());
    if (state.failed() > 0) {
      common.out().printf(", %d failed: trials/*/failed.json says why", state.failed());
    }
    common.out().printf("%nresults: %s%n", out.resolve("results.csv"));
    common.out().flush();
  }
}
