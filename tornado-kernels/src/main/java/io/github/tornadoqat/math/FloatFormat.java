package io.github.tornadoqat.math;

/**
 * A narrow floating-point format with its bit codes: sign, biased exponent, stored significand,
 * from the most significant bit. For the host; {@link FloatFormats} has the values alone, for
 * kernels, and the rules and sources.
 */
public enum FloatFormat {
  /** FP8 for weights and activations: no infinity, NaN only where all bits but the sign are set. */
  E4M3(4, 3, FloatFormats.MAX_E4M3, 0x7F),
  /** FP8 for gradients, IEEE-like: infinities, and NaNs beyond them. */
  E5M2(5, 2, FloatFormats.MAX_E5M2, 0x7E),
  /** FP4, the element of MXFP4 and NVFP4: neither infinity nor NaN. */
  E2M1(2, 1, FloatFormats.MAX_E2M1, 0),
  /** IEEE binary16. */
  FP16(5, 10, FloatFormats.MAX_FP16, 0x7E00),
  /** The upper half of binary32. */
  BF16(8, 7, FloatFormats.MAX_BF16, 0x7FC0);

  private final int exponentBits;
  private final int significandBits;
  private final float max;
  private final int nan;

  FloatFormat(int exponentBits, int significandBits, float max, int nan) {
    this.exponentBits = exponentBits;
    this.significandBits = significandBits;
    this.max = max;
    this.nan = nan;
  }

  /** The width of a code. */
  public int bits() {
    return 1 + exponentBits + significandBits;
  }

  /** The largest finite value. */
  public float max() {
    return max;
  }

  /** The nearest finite value; NaN stays NaN. */
  public float saturate(float v) {
    return switch (this) {
      case E4M3 -> FloatFormats.e4m3(v);
      case E5M2 -> FloatFormats.e5m2(v);
      case E2M1 -> FloatFormats.e2m1(v);
      case FP16 -> FloatFormats.fp16(v);
      case BF16 -> FloatFormats.bf16(v);
    };
  }

  /** The nearest value, with the format's own overflow: ±∞, else NaN, else (E2M1) saturation. */
  public float convert(float v) {
    return switch (this) {
      case E4M3 -> FloatFormats.e4m3OrNaN(v);
      case E5M2 -> FloatFormats.e5m2OrInfinity(v);
      case E2M1 -> FloatFormats.e2m1(v);
      case FP16 -> FloatFormats.fp16OrInfinity(v);
      case BF16 -> FloatFormats.bf16OrInfinity(v);
    };
  }

  /**
   * The code of {@link #convert}(v), in [0, 2^bits). A NaN becomes the quiet NaN of its sign
   * without payload. Encode {@code saturate(v)} to saturate.
   *
   * @throws IllegalArgumentException if v is NaN and the format has none
   */
  public int encode(float v) {
    int sign = (Float.floatToRawIntBits(v) >>> 31) << (bits() - 1);
    float r = convert(v);
    if (Float.isNaN(r)) {
      if (nan == 0) {
        throw new IllegalArgumentException(this + " has no code for NaN");
      }
      return sign | nan;
    }
    float a = Math.abs(r);
    if (a < Math.scalb(1f, 1 - bias())) {
      return sign | (int) (a * Math.scalb(1d, -quantumExponent()));
    }
    if (a > max) {
      return sign | infinity();
    }
    // float32 and the format differ in the bias and in the low bits, which are zero in r.
    int rebias = (127 - bias()) << significandBits;
    return sign | ((Float.floatToRawIntBits(a) >>> (23 - significandBits)) - rebias);
  }

  /** The value of a code; bits above the format's width are ignored. Every NaN is float32's own. */
  public float decode(int code) {
    int magnitude = code & ((1 << (bits() - 1)) - 1);
    int exponent = magnitude >>> significandBits;
    int fraction = magnitude & ((1 << significandBits) - 1);
    float a;
    if (exponent == 0) {
      a = (float) (fraction * Math.scalb(1d, quantumExponent()));
    } else if (this == E4M3 ? magnitude == nan : nan != 0 && magnitude > infinity()) {
      return Float.NaN;
    } else if (this != E4M3 && nan != 0 && magnitude == infinity()) {
      a = Float.POSITIVE_INFINITY;
    } else {
      a = Float.intBitsToFloat((magnitude << (23 - significandBits)) + ((127 - bias()) << 23));
    }
    return (code & (1 << (bits() - 1))) == 0 ? a : -a;
  }

  private int bias() {
    return (1 << (exponentBits - 1)) - 1;
  }

  /** log2 of the smallest subnormal. */
  private int quantumExponent() {
    return 1 - bias() - significandBits;
  }

  /** The code of +∞ in the IEEE-like formats. */
  private int infinity() {
    return ((1 << exponentBits) - 1) << significandBits;
  }
}
