package io.github.tornadoqat.cli;

import io.github.tornadoqat.run.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with the time left on a terminal, a plain line for every tenth in a pipe. */
final class ConsoleProgress {
  /** Set by the launcher, which can tell whether standard error is a terminal. */
  private static final boolean TERMINAL = Boolean.getBoolean("qat.terminal");

  private ConsoleProgress() {}

  static Progress start(String task, long units, String unit, long size) {
    return TERMINAL ? new Bar(task, units, unit, size) : new Lines(task, units);
  }

  private static final class Bar implements Progress {
    private static final int REFRESH_MS = 100;

    private final ProgressBar bar;

    Bar(String task, long units, String unit, long size) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(units)
              .setUnit(unit, size)
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(REFRESH_MS)
              .setSpeedUnit(ChronoUnit.SECONDS)
              .showSpeed()
              .build();
    }

    @Override
    public void advance(long units) {
      bar.stepBy(units);
    }

    @Override
    public void at(String what) {
      bar.setExtraMessage(what);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  private static final class Lines implements Progress {
    private final String task;
    private final long units;
    private final Instant start = Instant.now();
    private final AtomicLong done = new AtomicLong();
    private volatile String what = "";

    Lines(String task, long units) {
      this.task = task;
      this.units = Math.max(1, units);
    }

    @Override
    public void advance(long by) {
      long now = done.addAndGet(by);
      if (now * 10 / units != (now - by) * 10 / units) {
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        System.err.printf(
            "%s %d %%, %.1f s, about %.1f s left, %s%n",
            task, now * 100 / units, seconds, seconds * (units - now) / now, what);
      }
    }

    @Override
    public void at(String what) {
      this.what = what;
    }

    @Override
    public void close() {}
  }
}
