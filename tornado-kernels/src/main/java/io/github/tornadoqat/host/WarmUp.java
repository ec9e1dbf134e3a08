package io.github.tornadoqat.host;

/**
 * Tells when the vector code of a kernel has been compiled. Until then it is far slower than scalar
 * code, so small jobs would wait for it; both give the same bits.
 *
 * <p>Cold kernels run scalar code, after a while a little of some chunks by vectors too, until
 * those are the faster way several times in a row. Races between threads only move the moment.
 */
final class WarmUp {
  /** Elements of a trial, enough to be timed. */
  static final int TRIAL = 512;

  private static final int CALLS_PER_TRIAL = 2;
  private static final int WINS = 8;

  /**
   * Elements before the first trial: even to load the Vector API's classes takes a tenth of a
   * second.
   */
  private static final long FIRST = 1 << 23;

  /** Trials after which vectors that did not win are given up. */
  private static final int MOST_TRIALS = 1 << 16;

  private final double handicap;
  private volatile boolean warm;
  private volatile boolean settled;
  private long seen;
  private int calls;
  private int wins;
  private int trials;
  private double scalarRate = Double.POSITIVE_INFINITY;

  WarmUp() {
    this(1);
  }

  /**
   * @param handicap how many times as long as the code that runs before a trial may take and win:
   *     more than one where that is compiled too, as one can't time a trial to the nanosecond
   */
  WarmUp(double handicap) {
    this.handicap = handicap;
  }

  boolean isWarm() {
    return warm;
  }

  /**
   * Decides without measuring, so that a test can hold either way to the same bits; scalar code
   * then goes with a trial every time.
   */
  void settle(boolean byVectors) {
    settled = true;
    warm = byVectors;
  }

  /** Whether some of these elements should try vectors too. */
  boolean isTrial(int elements) {
    seen += elements;
    calls++;
    return settled || (seen > FIRST && trials < MOST_TRIALS && calls % CALLS_PER_TRIAL == 0);
  }

  /** Takes note of how long elements took each way. */
  void record(long vectorNanos, int byVectors, long scalarNanos, int byScalars) {
    if (byScalars > 0) {
      scalarRate = (double) scalarNanos / byScalars;
    }
    if (byVectors > 0 && !settled) {
      trials++;
      wins = (double) vectorNanos / byVectors < handicap * scalarRate ? wins + 1 : 0;
      warm = wins >= WINS;
    }
  }
}
