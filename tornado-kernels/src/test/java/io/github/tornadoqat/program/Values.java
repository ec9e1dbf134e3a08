package io.github.tornadoqat.program;

import java.util.List;
import java.util.SplittableRandom;

/** Families of tensor elements, made to fit the encoding of each element. */
enum Values {
  /** Evenly over the range and three steps beyond it. */
  SPREAD {
    @Override
    float next(SplittableRandom random, EncodingCase e) {
      return (float) (e.scale() * random.nextDouble(e.lo() - 3, e.hi() + 3));
    }
  },
  /** As {@link #SPREAD}, a tenth of a step or more from every tie. */
  ROUND_SAFE {
    @Override
    float next(SplittableRandom random, EncodingCase e) {
      int step = random.nextInt(e.lo() - 3, e.hi() + 4);
      return (float) (e.scale() * (step + random.nextDouble(-0.4, 0.4)));
    }
  },
  /** Halves and integers of a step, and their neighbours. */
  TIES {
    @Override
    float next(SplittableRandom random, EncodingCase e) {
      float tie = (random.nextInt(2 * e.lo() - 4, 2 * e.hi() + 5) * 0.5f) * e.scale();
      return switch (random.nextInt(6)) {
        case 0 -> Math.nextUp(tie);
        case 1 -> Math.nextDown(tie);
        default -> tie;
      };
    }
  },
  /** A bell around zero, as weights are. */
  BELL {
    @Override
    float next(SplittableRandom random, EncodingCase e) {
      return (float) (e.scale() * (e.hi() - e.lo()) * 0.25 * random.nextGaussian());
    }
  },
  /** Mostly {@link #SPREAD}, with NaN, infinities, zeros, denormals and huge values among it. */
  SPECIAL {
    @Override
    float next(SplittableRandom random, EncodingCase e) {
      return random.nextInt(8) > 0
          ? SPREAD.next(random, e)
          : EXTREMES[random.nextInt(EXTREMES.length)];
    }
  },
  /** As {@link #SPREAD}, with NaN here and there. */
  RARE_NAN {
    @Override
    float next(SplittableRandom random, EncodingCase e) {
      return random.nextInt(700) > 0 ? SPREAD.next(random, e) : Float.NaN;
    }
  },
  /** Any 32 bits, NaN payloads too. */
  ANY_BITS {
    @Override
    float next(SplittableRandom random, EncodingCase e) {
      return Float.intBitsToFloat(random.nextInt());
    }
  },
  /** Zeros of both signs. */
  ZEROS {
    @Override
    float next(SplittableRandom random, EncodingCase e) {
      return random.nextBoolean() ? 0f : -0f;
    }
  },
  ALL_NAN {
    @Override
    float next(SplittableRandom random, EncodingCase e) {
      return Float.NaN;
    }
  };

  private static final float[] EXTREMES = {
    Float.NaN,
    Float.NEGATIVE_INFINITY,
    Float.POSITIVE_INFINITY,
    0f,
    -0f,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    1e-40f,
    -1e-40f,
    Float.MIN_NORMAL,
    -Float.MIN_NORMAL,
    3e38f,
    -3e38f,
    Float.MAX_VALUE,
    8388607.5f,
    -8388608f,
    16777216f,
    0.49999997f,
    -0.49999997f
  };

  abstract float next(SplittableRandom random, EncodingCase e);

  /** A tensor of {@code m.elements()} values, each for the encoding of its sequence. */
  float[] fill(SplittableRandom random, Membership m, List<EncodingCase> encodings) {
    float[] x = new float[m.elements()];
    for (int i = 0; i < x.length; i++) {
      x[i] = next(random, encodings.get(m.sequence(i)));
    }
    return x;
  }

  /** Gradients: a bell of numbers, and under {@link #SPECIAL} and {@link #ANY_BITS} any. */
  float[] fillUpstream(SplittableRandom random, int n) {
    EncodingCase unit = new EncodingCase(1f, -2, 2, 0);
    Values family = this == SPECIAL || this == ANY_BITS ? SPECIAL : BELL;
    float[] g = new float[n];
    for (int i = 0; i < n; i++) {
      g[i] = family.next(random, unit);
    }
    return g;
  }
}
