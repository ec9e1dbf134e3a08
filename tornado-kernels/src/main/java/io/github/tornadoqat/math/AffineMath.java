package io.github.tornadoqat.math;

/**
 * Affine quantization of one value: {@code x̂ = s·(clip(round(x/s) + z, qmin, qmax) − z)}.
 *
 * <p>The formulas work on steps from the zero point, {@code r = q − z}, with {@code lo = qmin − z}
 * and {@code hi = qmax − z}. Since lo and hi are integers, clipping before rounding gives the same
 * as clipping after it, and keeps the rounding exact for every input. {@code x/s} is {@code x·inv}
 * with {@code inv = 1f/s} computed once, as libtorch does; no product is fused with an addition.
 *
 * <p>NaN gives NaN; infinities clip. Ranges: |lo|, |hi| below {@link #MAX_STEPS}.
 */
public final class AffineMath {
  /** Steps from the zero point stay below this, where the two-addition rounding is exact. */
  public static final int MAX_STEPS = (1 << 22) - 2;

  private AffineMath() {}

  /** {@code v} limited to [lo, hi]; NaN passes through. */
  public static float clip(float v, float lo, float hi) {
    return v < lo ? lo : (v > hi ? hi : v);
  }

  /** Steps from the zero point, clipped: {@code round(clip(x·inv, lo, hi))}, half to even. */
  public static float steps(float x, float inv, float lo, float hi) {
    return Rounding.halfEvenSmall(clip(x * inv, lo, hi));
  }

  /**
   * Steps from the zero point before clipping, half to even: below {@code lo} the value is clipped
   * low, above {@code hi} it is clipped high. Exact up to 2^22, and beyond it still on the right
   * side of lo and hi, since both additions are monotone.
   */
  public static float openSteps(float x, float inv) {
    return Rounding.halfEvenSmall(x * inv);
  }

  /**
   * Steps from the zero point before clipping by any rounding mode, limited to [lo − 1, hi + 1];
   * {@code u} is uniform in [0, 1).
   */
  public static float openSteps(Rounding mode, float x, float inv, float lo, float hi, float u) {
    return mode.round(clip(x * inv, lo - 1f, hi + 1f), u);
  }

  /** The fake-quantized value, half to even. */
  public static float fakeQuantize(float x, float s, float inv, float lo, float hi) {
    return steps(x, inv, lo, hi) * s;
  }

  /** The fake-quantized value by any rounding mode; {@code u} is uniform in [0, 1). */
  public static float fakeQuantize(
      Rounding mode, float x, float s, float inv, float lo, float hi, float u) {
    return mode.round(clip(x * inv, lo, hi), u) * s;
  }

  /** Steps from the zero point, clipped, by the {@link Rounding#code} of a mode. */
  public static float steps(int mode, float x, float inv, float lo, float hi, float u) {
    return round(mode, clip(x * inv, lo, hi), u);
  }

  /** Rounds a value within {@link #MAX_STEPS} of zero by the {@link Rounding#code} of a mode. */
  public static float round(int mode, float v, float u) {
    return mode == Rounding.HALF_EVEN_CODE ? Rounding.halfEvenSmall(v) : Rounding.round(mode, v, u);
  }

  /** The value that a code stands for: s·(q − z). */
  public static float dequantize(int code, int zeroPoint, float s) {
    return (code - zeroPoint) * s;
  }

  /** As {@link #dequantize(int, int, float)}, of integers that float32 holds, with its bits. */
  public static float dequantize(float code, float zeroPoint, float s) {
    return (code - zeroPoint) * s;
  }

  /**
   * The straight-through gradient to the input: the upstream gradient inside the range, zero where
   * the rounded value was clipped, NaN where {@code x} is NaN.
   *
   * @param r {@link #openSteps} of x
   */
  // A kernel cannot call Float.isNaN.
  @SuppressWarnings("IdentityBinaryExpression")
  public static float gradientToInput(float x, float upstream, float r, float lo, float hi) {
    float inside = r < lo || r > hi ? 0f : upstream;
    return x != x ? x : inside;
  }
}
