package io.github.tornadoqat.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a decoder written from the definition and a search for the nearest code. */
class FloatFormatTest {
  /** What a specification says about one format, in its own terms. */
  private record Spec(
      int exponentBits,
      int fractionBits,
      int bias,
      int lastFinite,
      int firstNan,
      boolean infinite) {

    static Spec of(FloatFormat format) {
      return switch (format) {
        case E4M3 -> new Spec(4, 3, 7, 0x7E, 0x7F, false);
        case E5M2 -> new Spec(5, 2, 15, 0x7B, 0x7D, true);
        case E2M1 -> new Spec(2, 1, 1, 0x7, 0x8, false);
        case FP16 -> new Spec(5, 10, 15, 0x7BFF, 0x7C01, true);
        case BF16 -> new Spec(8, 7, 127, 0x7F7F, 0x7F81, true);
      };
    }

    int signBit() {
      return 1 << (exponentBits + fractionBits);
    }

    /** The value of a finite non-negative code, going on past the last finite one. */
    double value(int code) {
      int e = code >> fractionBits;
      double m = (code % (1 << fractionBits)) / (double) (1 << fractionBits);
      return e == 0 ? Math.scalb(m, 1 - bias) : Math.scalb(1 + m, e - bias);
    }

    /** The nearest code of a ≥ 0 if there were no largest; ties to the even code. */
    int nearest(double a) {
      int low = 0;
      int high = lastFinite + 1;
      if (a >= value(high)) {
        return high;
      }
      while (high - low > 1) {
        int middle = (low + high) / 2;
        if (value(middle) <= a) {
          low = middle;
        } else {
          high = middle;
        }
      }
      double below = a - value(low);
      double above = value(high) - a;
      return below < above || (below == above && low % 2 == 0) ? low : high;
    }

    float saturated(float v) {
      if (Float.isNaN(v)) {
        return v;
      }
      double a = Math.abs((double) v);
      return (float) Math.copySign(value(Math.min(nearest(a), lastFinite)), v);
    }

    float converted(float v, boolean saturating) {
      if (Float.isNaN(v) || saturating || nearest(Math.abs((double) v)) <= lastFinite) {
        return saturated(v);
      }
      return infinite ? Math.copySign(Float.POSITIVE_INFINITY, v) : Float.NaN;
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeDecodesByDefinitionAndRoundTrips(FloatFormat format) {
    Spec spec = Spec.of(format);
    assertThat(1 << format.bits()).isEqualTo(2 * spec.signBit());
    assertThat((double) format.max()).isEqualTo(spec.value(spec.lastFinite));
    for (int code = 0; code < spec.signBit(); code++) {
      float positive = format.decode(code);
      float negative = format.decode(code | spec.signBit());
      if (code <= spec.lastFinite) {
        assertThat((double) positive).isEqualTo(spec.value(code));
        assertThat(format.encode(positive)).isEqualTo(code);
        assertThat(format.encode(negative)).isEqualTo(code | spec.signBit());
        assertSame(format.saturate(negative), negative, negative);
      } else if (code >= spec.firstNan) {
        assertThat(positive).isNaN();
        assertThat(negative).isNaN();
      } else {
        assertThat(positive).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(format.encode(positive)).isEqualTo(code);
        assertThat(format.encode(negative)).isEqualTo(code | spec.signBit());
      }
      if (code < spec.firstNan) {
        assertSame(negative, -positive, code);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void midpointsAndTheirNeighboursRoundToEven(FloatFormat format) {
    Spec spec = Spec.of(format);
    for (int code = 0; code <= spec.lastFinite; code++) {
      float value = (float) spec.value(code);
      // BF16's last midpoint is a float32 although the code above it isn't.
      float midpoint = (float) (0.5 * (spec.value(code) + spec.value(code + 1)));
      for (float v : new float[] {value, midpoint}) {
        check(format, spec, v);
        check(format, spec, Math.nextUp(v));
        check(format, spec, Math.nextDown(v));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomFloatsRoundToTheNearestValue(FloatFormat format) {
    Spec spec = Spec.of(format);
    long seed = 31;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500_000; i++) {
      check(format, spec, Float.intBitsToFloat(random.nextInt()));
      // Most raw bit patterns over- or underflow; these lie within the format's range.
      check(format, spec, Math.scalb(random.nextFloat(-2, 2), random.nextInt(-27, 17)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void extremes(FloatFormat format) {
    Spec spec = Spec.of(format);
    for (float v :
        new float[] {
          0f,
          Float.MIN_VALUE,
          Float.MIN_NORMAL,
          Math.nextDown(Float.MIN_NORMAL),
          1f,
          65504f,
          65519.996f,
          65520f,
          464f,
          464.00003f,
          61439.996f,
          61440f,
          0x1.FEFFFEp127f,
          0x1.FFp127f,
          Float.MAX_VALUE,
          Float.POSITIVE_INFINITY,
          Float.NaN
        }) {
      check(format, spec, v);
    }
  }

  @Test
  void overflowIsTheFormatsOwn() {
    assertThat(FloatFormats.e4m3(Float.NEGATIVE_INFINITY)).isEqualTo(-448f);
    assertThat(FloatFormats.e4m3OrNaN(464f)).isEqualTo(448f);
    assertThat(FloatFormats.e4m3OrNaN(Math.nextUp(464f))).isNaN();
    assertThat(FloatFormats.e4m3OrNaN(Float.NEGATIVE_INFINITY)).isNaN();
    assertThat(FloatFormats.e5m2(Float.POSITIVE_INFINITY)).isEqualTo(57344f);
    assertThat(FloatFormats.e5m2OrInfinity(Math.nextDown(61440f))).isEqualTo(57344f);
    assertThat(FloatFormats.e5m2OrInfinity(-61440f)).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(FloatFormats.e2m1(-1e30f)).isEqualTo(-6f);
    assertThat(FloatFormats.fp16OrInfinity(65520f)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatFormats.bf16OrInfinity(Float.MAX_VALUE)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(FloatFormats.bf16(Float.MAX_VALUE)).isEqualTo(0x1.FEp127f);
  }

  @Test
  void encodesNanWhereTheFormatHasOne() {
    float negativeNan = Float.intBitsToFloat(0xFFC0_0001);
    assertThat(FloatFormat.E4M3.encode(Float.NaN)).isEqualTo(0x7F);
    assertThat(FloatFormat.E4M3.encode(negativeNan)).isEqualTo(0xFF);
    assertThat(FloatFormat.E4M3.encode(-1e9f)).isEqualTo(0xFF);
    assertThat(FloatFormat.E5M2.encode(negativeNan)).isEqualTo(0xFE);
    assertThat(FloatFormat.FP16.encode(Float.NaN)).isEqualTo(0x7E00);
    assertThat(FloatFormat.BF16.encode(negativeNan)).isEqualTo(0xFFC0);
    assertThatThrownBy(() -> FloatFormat.E2M1.encode(Float.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("E2M1 has no code for NaN");
  }

  /**
   * Every float32 with one exponent, since FP16's and BF16's rules repeat with it; and all codes.
   */
  @Test
  void fp16AndBf16MatchTheJdk() {
    for (int bits = 0; bits >= 0; bits += 0x101) {
      float v = Float.intBitsToFloat(bits);
      float half = Float.float16ToFloat(Float.floatToFloat16(v));
      assertSame(FloatFormats.fp16OrInfinity(v), half, v);
      assertSame(FloatFormats.fp16OrInfinity(-v), -half, -v);
      if (!Float.isNaN(v)) {
        assertThat((short) FloatFormat.FP16.encode(v)).isEqualTo(Float.floatToFloat16(v));
        int even = (bits + 0x7FFF + ((bits >> 16) & 1)) & 0xFFFF_0000;
        assertSame(FloatFormats.bf16OrInfinity(v), Float.intBitsToFloat(even), v);
        assertThat(FloatFormat.BF16.encode(v)).isEqualTo(even >>> 16);
      }
    }
  }

  private static void check(FloatFormat format, Spec spec, float magnitude) {
    for (float v : new float[] {magnitude, -magnitude}) {
      assertSame(format.saturate(v), spec.saturated(v), v);
      float converted = spec.converted(v, format == FloatFormat.E2M1);
      assertSame(format.convert(v), converted, v);
      if (!Float.isNaN(converted)) {
        assertSame(format.decode(format.encode(v)), converted, v);
      }
    }
  }

  /** Equal including the sign of zero; any NaN equals any NaN. */
  private static void assertSame(float actual, float expected, float input) {
    // Written without AssertJ's machinery: it runs some ten million times.
    if (Float.floatToIntBits(actual) != Float.floatToIntBits(expected)) {
      throw new AssertionError(
          String.format(Locale.ROOT, "%a -> %a, expected %a", input, actual, expected));
    }
  }
}
