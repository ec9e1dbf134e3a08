package io.github.tornadoqat.run;

import java.util.stream.IntStream;

/** Which steps of a run are kept: the first ones all, then ever fewer, and the last. */
public final class Thinning {
  private static final int ALL = 20;
  private static final double GROWTH = 1.06;

  private Thinning() {}

  /**
   * Steps from 0 to {@code last}, ascending: the first twenty, then each 6 % beyond the one before.
   */
  public static int[] steps(int last) {
    IntStream.Builder kept = IntStream.builder();
    int step = 0;
    while (step < last) {
      kept.add(step);
      step = step < ALL ? step + 1 : (int) Math.ceil(step * GROWTH);
    }
    kept.add(last);
    return kept.build().toArray();
  }
}
