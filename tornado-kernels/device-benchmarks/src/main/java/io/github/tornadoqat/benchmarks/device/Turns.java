package io.github.tornadoqat.benchmarks.device;

import io.github.tornadoqat.benchmarks.work.Rounds;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * {@link Rounds} of things that say themselves which seconds of a run count, warm.
 *
 * @param rounds samples of each
 * @param pauseMillis a sleep before each sample
 */
record Turns(int rounds, long pauseMillis) {
  private static final long PRIMING_NANOS = 100_000_000;
  private static final int PRIMING_CALLS = 2;
  private static final long SAMPLE_NANOS = 4_000_000;
  private static final int MAX_CALLS = 200;

  /**
   * Seconds by thing and round.
   *
   * @param things each runs once and gives the seconds that count
   */
  double[][] measure(List<DoubleSupplier> things) throws InterruptedException {
    List<DoubleSupplier> samples = new ArrayList<>();
    for (DoubleSupplier thing : things) {
      int calls = prime(thing);
      samples.add(() -> sample(thing, calls));
    }
    return new Rounds(rounds, pauseMillis).take(samples);
  }

  /** Runs for a while: the first calls compile and send. Gives the calls that fill a sample. */
  private static int prime(DoubleSupplier thing) {
    long start = System.nanoTime();
    long best = Long.MAX_VALUE;
    for (int i = 0; i < PRIMING_CALLS || System.nanoTime() - start < PRIMING_NANOS; i++) {
      long before = System.nanoTime();
      var unused = thing.getAsDouble();
      best = Math.min(best, System.nanoTime() - before);
    }
    return Math.clamp(SAMPLE_NANOS / Math.max(1, best), 1, MAX_CALLS);
  }

  /** Where calls are short, one goes untimed before those that count. */
  private static double sample(DoubleSupplier thing, int calls) {
    if (calls > 1) {
      var unused = thing.getAsDouble();
    }
    double sum = 0;
    for (int i = 0; i < calls; i++) {
      sum += thing.getAsDouble();
    }
    return sum / calls;
  }
}
