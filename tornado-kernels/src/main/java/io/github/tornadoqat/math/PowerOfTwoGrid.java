package io.github.tornadoqat.math;

/**
 * The grid ±2^k, k = emin … emax: quantization that multiplies by shifting.
 *
 * <p>Q(x) = sign(x)·2^clip(round(log2 |x|), emin, emax). The exponent is rounded in the log domain:
 * between 2^k and 2^(k+1) the border is √2·2^k. As that is irrational no float ties, and comparing
 * with the largest float below it is exact, whereas a log function differs between devices. Source:
 * Miyashita, Lee, Murmann, "Convolutional Neural Networks using Logarithmic Data Representation",
 * 2016 (arXiv 1603.01025).
 *
 * <p>The ends are passed as powers of two, {@code lowest} = 2^emin and {@code highest} = 2^emax,
 * with 2^−100 ≤ lowest ≤ highest ≤ 2^100. Infinities clip, NaN stays NaN.
 */
public final class PowerOfTwoGrid {
  /** The largest float below √2. */
  private static final float SQRT_2 = 0x1.6a09e6p0f;

  private PowerOfTwoGrid() {}

  /** Nearest value on the grid without zero; ±0 becomes +2^emin. */
  public static float quantize(float v, float lowest, float highest) {
    float a = v < 0f ? -v : v;
    a = a < lowest ? lowest : (a > highest ? highest : a);
    float p = floor(a);
    float r = a > p * SQRT_2 ? p * 2f : p;
    return v < 0f ? -r : r;
  }

  /**
   * Nearest value on the grid with zero: |v| below half the smallest power, 2^(emin − 1), becomes a
   * zero of v's sign; that half itself becomes ±2^emin.
   */
  public static float quantizeWithZero(float v, float lowest, float highest) {
    float a = v < 0f ? -v : v;
    float zero = v < 0f ? -0f : v * 0f;
    return a < lowest * 0.5f ? zero : quantize(v, lowest, highest);
  }

  /**
   * The largest power of two ≤ a, for a in [2^−100, 2^103]; NaN for NaN.
   *
   * <p>q = (2^23 + 1)·a, rounded, lies strictly above a power of two if a has that power's
   * exponent, so q·(1 − 2^−24) rounds to q's predecessor, one unit in the last place of q below,
   * and that unit is the power sought. Every product here is by a power of two and hence exact, so
   * that fusing it with the addition behind it changes nothing; reassociation would. Source: Rump,
   * "Ultimately Fast Accurate Summation", SIAM J. Sci. Comput. 31(5), 2009, algorithm 3.5.
   */
  static float floor(float a) {
    float q = a * 0x1p23f + a;
    float below = q - q * 0x1p-24f;
    return q - below;
  }
}
