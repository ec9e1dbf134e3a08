package io.github.tornadoqat.math;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CounterRandomTest {
  /** Computed apart, with Python's integers: seed 42, step 7. */
  private static final String[] GOLDEN = {
    "67ee6f2c", "e55410cc", "6c7eca35", "557398d3", "e5dde940", "d752beba", "eb759a92", "32c99e76"
  };

  private static final float GOLDEN_UNIFORM = 0x67ee6fp-24f;
  private static final float GOLDEN_NEGATIVE = 0x957af9p-24f;

  /** Lines of Random123 1.14.0, tests/kat_vectors, philox4x32 10: counter, key, answer. */
  @ParameterizedTest
  @CsvSource({
    "00000000000000000000000000000000, 0000000000000000, 6627e8d5e169c58dbc57ac4c9b00dbd8",
    "ffffffffffffffffffffffffffffffff, ffffffffffffffff, 408f276d41c83b0ea20bc7c66d5451fd",
    "243f6a8885a308d313198a2e03707344, a4093822299f31d0, d16cfe0994fdcceb5001e42024126ea1"
  })
  void matchesRandom123(String counter, String key, String answer) {
    long block = word(counter, 0) | word(counter, 1) << 32;
    long step = word(counter, 2) | word(counter, 3) << 32;
    long seed = word(key, 0) | word(key, 1) << 32;
    assertThat(hex(block(seed, step, block))).isEqualTo(answer);
  }

  @Test
  void matchesThePaperInBigIntegers() {
    SplittableRandom random = seeded(11);
    for (int i = 0; i < 2_000; i++) {
      long seed = random.nextLong();
      long step = random.nextLong();
      long index = random.nextLong() >>> random.nextInt(1, 64);
      int[] expected = philox(seed, step, index / 4);
      assertThat(block(seed, step, index / 4)).isEqualTo(expected);
      assertThat(CounterRandom.bits(seed, step, index)).isEqualTo(expected[(int) (index % 4)]);
    }
  }

  /** A saved seed must mean the same numbers in every later version. */
  @Test
  void streamNeverChanges() {
    List<String> bits = new ArrayList<>();
    for (long index : new long[] {0, 1, 2, 3, 4, 1_000_003, (1L << 34) + 5, Long.MAX_VALUE}) {
      bits.add(HexFormat.of().toHexDigits(CounterRandom.bits(42, 7, index)));
    }
    assertThat(bits).containsExactly(GOLDEN);
    assertThat(CounterRandom.uniform(42, 7, 0)).isEqualTo(GOLDEN_UNIFORM);
    assertThat(CounterRandom.uniform(-1, -2, 3)).isEqualTo(GOLDEN_NEGATIVE);
  }

  @Test
  void uniformCoversZeroToBelowOne() {
    assertThat(CounterRandom.toUniform(0)).isEqualTo(0f);
    assertThat(CounterRandom.toUniform(255)).isEqualTo(0f);
    assertThat(CounterRandom.toUniform(256)).isEqualTo(0x1p-24f);
    assertThat(CounterRandom.toUniform(0x8000_0000)).isEqualTo(0.5f);
    assertThat(CounterRandom.toUniform(-1)).isEqualTo(1f - 0x1p-24f);
  }

  /** Chi-square over 256 cells: mean 255, standard deviation 22.6; the seeds are fixed. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 0x1234_5678_9abc_def0L})
  void isUniformAlongIndicesStepsAndSeeds(long seed) {
    System.out.println("seed " + seed);
    int n = 1 << 18;
    int[][] cells = new int[3][256];
    for (int i = 0; i < n; i++) {
      cells[0][(int) (256 * CounterRandom.uniform(seed, 5, i))]++;
      cells[1][(int) (256 * CounterRandom.uniform(seed, i, 5))]++;
      cells[2][(int) (256 * CounterRandom.uniform(seed + i, 5, 6))]++;
    }
    for (int[] cell : cells) {
      assertThat(chiSquare(cell, n)).isBetween(255 - 4 * 22.6, 255 + 4 * 22.6);
    }
  }

  /** Pairs (x, y) of neighbouring lanes, blocks, steps and seeds over 16 × 16 cells. */
  @Test
  void neighboursAreIndependent() {
    long seed = 2024;
    System.out.println("seed " + seed);
    int n = 1 << 18;
    int[][] cells = new int[4][256];
    for (int i = 0; i < n; i++) {
      int x = cell(CounterRandom.uniform(seed, 1, i));
      cells[0][x * 16 + cell(CounterRandom.uniform(seed, 1, i + 1))]++;
      cells[1][x * 16 + cell(CounterRandom.uniform(seed, 1, i + 4))]++;
      cells[2][x * 16 + cell(CounterRandom.uniform(seed, 2, i))]++;
      cells[3][x * 16 + cell(CounterRandom.uniform(seed + 1, 1, i))]++;
    }
    for (int[] cell : cells) {
      assertThat(chiSquare(cell, n)).isBetween(255 - 4 * 22.6, 255 + 4 * 22.6);
    }
  }

  /** Flipping any bit of seed, step or index changes half of the 32 output bits on average. */
  @Test
  void everyInputBitMatters() {
    SplittableRandom random = seeded(12);
    int trials = 2_000;
    for (int bit = 0; bit < 64; bit++) {
      long[] changed = new long[3];
      for (int i = 0; i < trials; i++) {
        long seed = random.nextLong();
        long step = random.nextLong();
        long index = random.nextLong() >>> 1;
        long flip = 1L << bit;
        int bits = CounterRandom.bits(seed, step, index);
        changed[0] += Integer.bitCount(bits ^ CounterRandom.bits(seed ^ flip, step, index));
        changed[1] += Integer.bitCount(bits ^ CounterRandom.bits(seed, step ^ flip, index));
        changed[2] += Integer.bitCount(bits ^ CounterRandom.bits(seed, step, index ^ flip));
      }
      for (int input = 0; input < (bit < 63 ? 3 : 2); input++) {
        // Standard deviation of the mean: sqrt(32/4/2000) = 0.063.
        assertThat(changed[input] / (double) trials).isBetween(15.6, 16.4);
      }
    }
  }

  /** Philox4x32-10 as the paper writes it, on 64-bit products from BigInteger. */
  private static int[] philox(long seed, long step, long block) {
    long[] c = {block & 0xFFFFFFFFL, block >>> 32, step & 0xFFFFFFFFL, step >>> 32};
    for (int round = 0; round < 10; round++) {
      long k0 = (Integer.toUnsignedLong((int) seed) + round * 0x9E3779B9L) & 0xFFFFFFFFL;
      long k1 = ((seed >>> 32) + round * 0xBB67AE85L) & 0xFFFFFFFFL;
      BigInteger p0 = BigInteger.valueOf(0xD2511F53L).multiply(BigInteger.valueOf(c[0]));
      BigInteger p1 = BigInteger.valueOf(0xCD9E8D57L).multiply(BigInteger.valueOf(c[2]));
      c =
          new long[] {
            p1.shiftRight(32).longValueExact() ^ c[1] ^ k0,
            p1.longValue() & 0xFFFFFFFFL,
            p0.shiftRight(32).longValueExact() ^ c[3] ^ k1,
            p0.longValue() & 0xFFFFFFFFL
          };
    }
    return new int[] {(int) c[0], (int) c[1], (int) c[2], (int) c[3]};
  }

  private static int[] block(long seed, long step, long block) {
    int[] lanes = new int[4];
    CounterRandom.block(seed, step, block, lanes);
    return lanes;
  }

  private static double chiSquare(int[] cells, int n) {
    double expected = n / (double) cells.length;
    double sum = 0;
    for (int count : cells) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static int cell(float uniform) {
    return (int) (16 * uniform);
  }

  private static long word(String hex, int i) {
    return Long.parseLong(hex.substring(8 * i, 8 * i + 8), 16);
  }

  private static String hex(int[] words) {
    StringBuilder hex = new StringBuilder();
    for (int word : words) {
      hex.append(HexFormat.of().toHexDigits(word));
    }
    return hex.toString();
  }

  private static SplittableRandom seeded(long seed) {
    System.out.println("seed " + seed);
    return new SplittableRandom(seed);
  }
}
