package io.github.tornadoqat.math;

/**
 * Counter-based random numbers: the value at (seed, step, index) is a pure function of the three,
 * so any thread on any device computes any element alone, and a resumed run draws what the first
 * one would have drawn.
 *
 * <p>Philox4x32-10: key = (low, high word of the seed), counter = (low, high word of the block,
 * low, high word of the step). A block yields four 32-bit values; element {@code index} is lane
 * {@code index & 3} of block {@code index >> 2}. Indices run from 0 to 2^63 − 1; seeds and steps
 * are any 64 bits.
 *
 * <p>Words live in {@code long}s within [0, 2^32) and 32×32-bit products are put together from two
 * 32×16-bit ones. Nothing overflows and nothing negative is shifted without a mask, since the
 * languages that kernels are translated to disagree about both.
 *
 * <p>Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011,
 * and its library Random123.
 */
public final class CounterRandom {
  private static final long WORD = 0xFFFF_FFFFL;
  private static final long HALF = 0xFFFFL;
  private static final long MULTIPLIER_0 = 0xD251_1F53L;
  private static final long MULTIPLIER_1 = 0xCD9E_8D57L;
  private static final long WEYL_0 = 0x9E37_79B9L;
  private static final long WEYL_1 = 0xBB67_AE85L;
  private static final int ROUNDS = 10;

  private CounterRandom() {}

  /** A float of the 2^24 equally likely multiples of 2^−24 in [0, 1). */
  public static float uniform(long seed, long step, long index) {
    return toUniform(bits(seed, step, index));
  }

  /** The upper 24 of 32 random bits as a float in [0, 1). */
  public static float toUniform(int bits) {
    return ((bits >> 8) & 0xFF_FFFF) * 0x1p-24f;
  }

  /** 32 random bits. Computes a whole block; neighbours are cheaper through {@link #block}. */
  public static int bits(long seed, long step, long index) {
    long k0 = seed & WORD;
    long k1 = (seed >> 32) & WORD;
    long c0 = (index >> 2) & WORD;
    long c1 = (index >> 34) & 0x3FFF_FFFFL;
    long c2 = step & WORD;
    long c3 = (step >> 32) & WORD;
    for (int round = 0; round < ROUNDS; round++) {
      long next0 = high(MULTIPLIER_1, c2) ^ c1 ^ k0;
      long next2 = high(MULTIPLIER_0, c0) ^ c3 ^ k1;
      c1 = low(MULTIPLIER_1, c2);
      c3 = low(MULTIPLIER_0, c0);
      c0 = next0;
      c2 = next2;
      k0 = (k0 + WEYL_0) & WORD;
      k1 = (k1 + WEYL_1) & WORD;
    }
    long lane = index & 3;
    return (int) (lane < 2 ? (lane == 0 ? c0 : c1) : (lane == 2 ? c2 : c3));
  }

  /**
   * Four times 32 random bits, those of the indices 4·block … 4·block + 3, for the work of one.
   *
   * @param lanes receives the bits in its first four elements
   */
  public static void block(long seed, long step, long block, int[] lanes) {
    long k0 = seed & WORD;
    long k1 = (seed >> 32) & WORD;
    long c0 = block & WORD;
    long c1 = (block >> 32) & WORD;
    long c2 = step & WORD;
    long c3 = (step >> 32) & WORD;
    // The rounds of bits() again: a kernel can't return four values from one function.
    for (int round = 0; round < ROUNDS; round++) {
      long next0 = high(MULTIPLIER_1, c2) ^ c1 ^ k0;
      long next2 = high(MULTIPLIER_0, c0) ^ c3 ^ k1;
      c1 = low(MULTIPLIER_1, c2);
      c3 = low(MULTIPLIER_0, c0);
      c0 = next0;
      c2 = next2;
      k0 = (k0 + WEYL_0) & WORD;
      k1 = (k1 + WEYL_1) & WORD;
    }
    lanes[0] = (int) c0;
    lanes[1] = (int) c1;
    lanes[2] = (int) c2;
    lanes[3] = (int) c3;
  }

  /** Bits 32 to 63 of m·c. */
  private static long high(long m, long c) {
    return (m * (c >> 16) + ((m * (c & HALF)) >> 16)) >> 16;
  }

  /** Bits 0 to 31 of m·c. */
  private static long low(long m, long c) {
    return ((((m * (c >> 16)) & HALF) << 16) + m * (c & HALF)) & WORD;
  }
}
