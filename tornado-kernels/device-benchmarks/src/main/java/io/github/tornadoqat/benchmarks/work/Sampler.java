package io.github.tornadoqat.benchmarks.work;

import java.util.function.DoubleSupplier;

/**
 * Times a body, hot: it runs untimed until {@link #WARM_NANOS} have passed, or not at all where it
 * takes long, and is then timed over as many calls as fill {@link #SAMPLE_NANOS}.
 */
public final class Sampler implements DoubleSupplier {
  private static final long PRIMING_NANOS = 500_000_000;
  private static final long WARM_NANOS = 2_000_000;
  private static final long SAMPLE_NANOS = 4_000_000;
  private static final int MAX_CALLS = 200;

  private final Runnable body;
  private final long estimate;

  private Sampler(Runnable body, long estimate) {
    this.body = body;
    this.estimate = estimate;
  }

  /** Times a body that is {@link #prime primed} here. */
  public static Sampler primed(Runnable body) {
    return new Sampler(body, prime(body));
  }

  /**
   * Runs until compiled code is likely: until no call has been a tenth faster than the best before
   * it for {@link #PRIMING_NANOS}. Vector code is a hundred times slower until it is compiled.
   *
   * @return the nanoseconds of the best call
   */
  public static long prime(Runnable body) {
    long best = Long.MAX_VALUE;
    long bestAt = System.nanoTime();
    long now;
    do {
      long before = System.nanoTime();
      body.run();
      now = System.nanoTime();
      if (now - before < best * 0.9) {
        best = now - before;
        bestAt = now;
      }
    } while (now - bestAt < PRIMING_NANOS);
    return Math.max(1, best);
  }

  /** Seconds a call, of one sample. */
  @Override
  public double getAsDouble() {
    if (estimate < SAMPLE_NANOS * 10) {
      long until = System.nanoTime() + WARM_NANOS;
      do {
        body.run();
      } while (System.nanoTime() < until);
    }
    int calls = Math.clamp(SAMPLE_NANOS / estimate, 1, MAX_CALLS);
    long before = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      body.run();
    }
    return (System.nanoTime() - before) / 1e9 / calls;
  }
}
