package io.github.tornadoqat.benchmarks;

import java.util.List;

/**
 * Times contenders in turn, round by round, in one process, so that a ratio compares neighbours in
 * time: shared machines stall now and then, and a median over separate runs would compare moods.
 * JMH runs one benchmark after the other in forked processes and cannot do this; its classes here
 * time the same bodies one at a time.
 *
 * <p>A sleep before each sample lets the workers of the last contender's library stop spinning. The
 * sample itself is hot: the body runs untimed until {@link #WARM_NANOS} have passed, or once, and
 * is then timed over as many calls as fill {@link #SAMPLE_NANOS}. The order rotates by one each
 * round.
 *
 * @param rounds samples of each contender
 * @param pauseMillis the sleep before a sample
 */
record InterleavedTimer(int rounds, long pauseMillis) {
  private static final long PRIMING_NANOS = 500_000_000;
  private static final long WARM_NANOS = 2_000_000;
  private static final long SAMPLE_NANOS = 4_000_000;
  private static final int MAX_CALLS = 200;

  /** Seconds a call, by contender and round. */
  double[][] measure(List<Contender> contenders) throws InterruptedException {
    int n = contenders.size();
    long[] estimates = new long[n];
    for (int c = 0; c < n; c++) {
      estimates[c] = prime(contenders.get(c));
    }
    double[][] seconds = new double[n][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < n; turn++) {
        int c = (turn + round) % n;
        Thread.sleep(pauseMillis);
        seconds[c][round] = sample(contenders.get(c), estimates[c]);
      }
    }
    return seconds;
  }

  /**
   * Runs until compiled code is likely: until no call has been a tenth faster than the best before
   * it for {@link #PRIMING_NANOS}. Vector code is a hundred times slower until it is compiled.
   *
   * @return the nanoseconds of the best call
   */
  private static long prime(Contender contender) {
    long best = Long.MAX_VALUE;
    long bestAt = System.nanoTime();
    long now;
    do {
      long before = System.nanoTime();
      contender.run();
      now = System.nanoTime();
      if (now - before < best * 0.9) {
        best = now - before;
        bestAt = now;
      }
    } while (now - bestAt < PRIMING_NANOS);
    return Math.max(1, best);
  }

  private static double sample(Contender contender, long estimate) {
    if (estimate < SAMPLE_NANOS * 10) {
      long until = System.nanoTime() + WARM_NANOS;
      do {
        contender.run();
      } while (System.nanoTime() < until);
    }
    int calls = Math.clamp(SAMPLE_NANOS / estimate, 1, MAX_CALLS);
    long before = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      contender.run();
    }
    return (System.nanoTime() - before) / 1e9 / calls;
  }
}
