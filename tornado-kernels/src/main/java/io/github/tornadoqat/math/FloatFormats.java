package io.github.tornadoqat.math;

/**
 * float32 to the nearest value of a narrower floating-point format, as a float32: the value grids
 * of FP8, FP4, FP16 and BF16. Callable in kernels; {@link FloatFormat} has the bit codes.
 *
 * <p>Ties go to the even significand, subnormals are kept, zeros keep their sign, NaN stays NaN.
 * Conversion comes in two kinds, and overflow is judged on the rounded value:
 *
 * <ul>
 *   <li>{@code e4m3(v)} and its like saturate: beyond the largest finite value, infinity included,
 *       it is that value with v's sign.
 *   <li>{@code e4m3OrNaN}, {@code e5m2OrInfinity} and their like overflow as the format does by
 *       itself: NaN in E4M3, which has no infinity, and ±∞ in E5M2, FP16 and BF16. E2M1 has
 *       neither, so it only saturates.
 * </ul>
 *
 * <p>How: adding and subtracting 2^23 units of the wanted last place rounds to that place, half to
 * even, by IEEE 754 alone. The place follows from the largest power of two ≤ |v|, or from the
 * smallest normal number below which the grid is even. Every product is by a power of two and hence
 * exact, so fused multiply-add gives the same bits; only reassociation (fast-math) would break it.
 *
 * <p>Sources: OCP 8-bit Floating Point Specification (OFP8) 1.0, which defines both kinds of FP8
 * conversion; OCP Microscaling Formats (MX) 1.0 for E2M1; IEEE 754 binary16; BF16 is the upper half
 * of binary32.
 */
public final class FloatFormats {
  static final float MAX_E4M3 = 448f;
  static final float MAX_E5M2 = 57344f;
  static final float MAX_E2M1 = 6f;
  static final float MAX_FP16 = 65504f;
  static final float MAX_BF16 = 0x1.FEp127f;

  private FloatFormats() {}

  /** FP8 E4M3 (bias 7, quantum 2^−9), saturating at ±448. */
  public static float e4m3(float v) {
    return signed(v, round(clamp(v, MAX_E4M3), 0x1p-6f, 0x1p20f));
  }

  /** FP8 E4M3; beyond ±448 after rounding, that is for |v| > 464, NaN. */
  public static float e4m3OrNaN(float v) {
    float r = round(clamp(v, 512f), 0x1p-6f, 0x1p20f);
    // ∞·0, because kernels can't contain a NaN literal.
    return r > MAX_E4M3 ? v * 0x1p127f * 0f : signed(v, r);
  }

  /** FP8 E5M2 (bias 15, quantum 2^−16), saturating at ±57344. */
  public static float e5m2(float v) {
    return signed(v, round(clamp(v, MAX_E5M2), 0x1p-14f, 0x1p21f));
  }

  /** FP8 E5M2; from |v| = 61440 on ±∞. */
  public static float e5m2OrInfinity(float v) {
    float r = round(clamp(v, 65536f), 0x1p-14f, 0x1p21f);
    return r > MAX_E5M2 ? v * 0x1p127f : signed(v, r);
  }

  /** FP4 E2M1: 0, 0.5, 1, 1.5, 2, 3, 4, 6 and their negatives, saturating at ±6. */
  public static float e2m1(float v) {
    return signed(v, round(clamp(v, MAX_E2M1), 1f, 0x1p22f));
  }

  /** IEEE binary16 (bias 15, quantum 2^−24), saturating at ±65504. */
  public static float fp16(float v) {
    return signed(v, round(clamp(v, MAX_FP16), 0x1p-14f, 0x1p13f));
  }

  /** IEEE binary16; from |v| = 65520 on ±∞. */
  public static float fp16OrInfinity(float v) {
    float r = round(clamp(v, 65536f), 0x1p-14f, 0x1p13f);
    return r > MAX_FP16 ? v * 0x1p127f : signed(v, r);
  }

  /** BF16 (float32's exponents, 7 stored bits), saturating at ±(2 − 2^−7)·2^127. */
  public static float bf16(float v) {
    return signed(v, roundBf16(clamp(v, MAX_BF16)));
  }

  /** BF16; from |v| = (2 − 2^−8)·2^127 on ±∞. */
  public static float bf16OrInfinity(float v) {
    return signed(v, roundBf16(clamp(v, Float.MAX_VALUE)));
  }

  /** |v|, at most {@code limit}; NaN stays NaN. */
  private static float clamp(float v, float limit) {
    float a = v < 0f ? -v : v;
    return a > limit ? limit : a;
  }

  /** r with the sign of v, where r is |v| rounded. */
  private static float signed(float v, float r) {
    return v < 0f ? -r : (v == 0f ? v : r);
  }

  /**
   * a ≥ 0 rounded to the grid.
   *
   * @param minNormal the smallest normal value, a power of two
   * @param shift 2^(23 − stored significand bits)
   */
  private static float round(float a, float minNormal, float shift) {
    float anchor = PowerOfTwoGrid.floor(a < minNormal ? minNormal : a) * shift;
    return (a + anchor) - anchor;
  }

  /**
   * Scaled towards 1 first, as the anchor of BF16's ends would leave float32's range. The smallest
   * normal becomes 2^−62; what is scaled down stays above it.
   */
  private static float roundBf16(float a) {
    float scale = a < 1f ? 0x1p64f : 0x1p-60f;
    float back = a < 1f ? 0x1p-64f : 0x1p60f;
    return round(a * scale, 0x1p-62f, 0x1p16f) * back;
  }
}
