package io.github.tornadoqat.math;

/**
 * NF4, the 4-bit NormalFloat: sixteen quantiles of a normal distribution scaled to [−1, 1], with an
 * exact zero. The input is a weight divided by the largest magnitude of its block.
 *
 * <p>The nearest value wins, a tie goes to the lower one, and what lies outside [−1, 1] becomes ±1.
 * There is one zero, +0. Codes and values are those of bitsandbytes; its encoder rounds some
 * midpoints up to the next float, so at that one float it chooses the lower, farther value.
 *
 * <p>Source of the values: Dettmers, Pagnoni, Holtzman, Zettlemoyer, "QLoRA: Efficient Finetuning
 * of Quantized LLMs", 2023 (arXiv 2305.14314), appendix E.
 */
// v != v is the test for NaN that every kernel language gets right.
@SuppressWarnings("IdentityBinaryExpression")
public final class NormalFloat {
  private NormalFloat() {}

  /** The nearest NF4 value; NaN for NaN. */
  public static float nf4(float v) {
    return v != v ? v : decodeNf4(encodeNf4(v));
  }

  /** The code 0 … 15 of the nearest NF4 value; −1 for NaN. */
  public static int encodeNf4(float v) {
    // The thresholds of LookupTable as a search tree, since a kernel has no constant arrays.
    if (v != v) {
      return -1;
    }
    return v > 0.03979015f ? encodeUpperHalf(v) : encodeLowerHalf(v);
  }

  private static int encodeLowerHalf(float v) {
    if (v > -0.33967945f) {
      return v > -0.13791174f ? (v > -0.045525018f ? 7 : 6) : (v > -0.23460741f ? 5 : 4);
    }
    return v > -0.61063296f ? (v > -0.45999527f ? 3 : 2) : (v > -0.84809643f ? 1 : 0);
  }

  private static int encodeUpperHalf(float v) {
    if (v > 0.38931254f) {
      return v > 0.6427869f ? (v > 0.8614784f ? 15 : 14) : (v > 0.5016634f ? 13 : 12);
    }
    return v > 0.20352125f ? (v > 0.29201376f ? 11 : 10) : (v > 0.12025525f ? 9 : 8);
  }

  /** The value of a code; bits above the lowest four are ignored. */
  @SuppressWarnings("FloatingPointLiteralPrecision") // The paper's digits.
  public static float decodeNf4(int code) {
    return switch (code & 15) {
      case 0 -> -1f;
      case 1 -> -0.6961928009986877f;
      case 2 -> -0.5250730514526367f;
      case 3 -> -0.39491748809814453f;
      case 4 -> -0.28444138169288635f;
      case 5 -> -0.18477343022823334f;
      case 6 -> -0.09105003625154495f;
      case 7 -> 0f;
      case 8 -> 0.07958029955625534f;
      case 9 -> 0.16093020141124725f;
      case 10 -> 0.24611230194568634f;
      case 11 -> 0.33791524171829224f;
      case 12 -> 0.44070982933044434f;
      case 13 -> 0.5626170039176941f;
      case 14 -> 0.7229568362236023f;
      default -> 1f;
    };
  }
}
