package io.github.tornadoqat.benchmarks.work;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Takes samples of several things in turn, round by round, in one process, so that a ratio compares
 * neighbours in time: shared machines stall now and then, and a median over separate runs would
 * compare moods. JMH runs one benchmark after the other in forked processes and cannot do this. The
 * order rotates by one each round.
 *
 * @param rounds samples of each
 * @param pauseMillis a sleep before each sample, which lets the workers of the last thing's library
 *     stop spinning
 */
public record Rounds(int rounds, long pauseMillis) {
  /**
   * Seconds by thing and round.
   *
   * @param things each gives the seconds of one sample
   */
  public double[][] take(List<? extends DoubleSupplier> things) throws InterruptedException {
    int n = things.size();
    double[][] seconds = new double[n][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int turn = 0; turn < n; turn++) {
        int i = (turn + round) % n;
        Thread.sleep(pauseMillis);
        seconds[i][round] = things.get(i).getAsDouble();
      }
    }
    return seconds;
  }
}
