package io.github.tornadoqat.benchmarks.work;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The tensors of one size, shared by every case of it.
 *
 * @param x values
 * @param upstream a gradient from above, of the same length
 */
public record Data(float[] x, float[] upstream) {
  private static final int BLOCK = 1 << 16;

  /** Standard normal values that depend on the seed alone. */
  public static Data random(int elements, long seed) {
    return new Data(normal(elements, seed), normal(elements, ~seed));
  }

  /** The number of elements of a tensor. */
  public int elements() {
    return x.length;
  }

  private static float[] normal(int n, long seed) {
    float[] values = new float[n];
    IntStream.range(0, Math.ceilDiv(n, BLOCK))
        .parallel()
        .forEach(
            block -> {
              SplittableRandom random = new SplittableRandom(seed + block * 0x9E3779B97F4A7C15L);
              int end = Math.min(n, (block + 1) * BLOCK);
              for (int i = block * BLOCK; i < end; i++) {
                values[i] = (float) random.nextGaussian();
              }
            });
    return values;
  }
}
