package io.github.tornadoqat.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * A distribution that samples are drawn from: the same seed gives the same samples.
 *
 * @param text as {@link DataSource#parse} reads it
 * @param draw makes what draws one sample after the other
 */
record Distribution(String text, Draw draw) implements DataSource {
  private static final int USUAL_SAMPLES = 10_000;

  /** The longest array that makes sense here: a gigabyte. */
  private static final int MOST_SAMPLES = 1 << 28;

  /** Names with their parameters, and what these are if not given. */
  private enum Kind {
    NORMAL("MEAN,SIGMA", "0,1"),
    LAPLACE("MEAN,SCALE", "0,1"),
    UNIFORM("LOW,HIGH", "-1,1"),
    LOGNORMAL("MU,SIGMA", "0,1"),
    STUDENT("DEGREES_OF_FREEDOM", "3"),
    RELU("MEAN,SIGMA", "0,1"),
    // Mostly narrow, with a few outliers.
    MIXTURE("WEIGHT/MEAN/SIGMA,…", "0.9/0/1,0.1/0/5");

    private final String parameters;
    private final String usual;

    Kind(String parameters, String usual) {
      this.parameters = parameters;
      this.usual = usual;
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Makes the sampler that a generator drives. */
  @FunctionalInterface
  interface Draw {
    ToDoubleFunction<RandomGenerator> start(RandomGenerator random);
  }

  /** The names of all. */
  static List<String> names() {
    return Arrays.stream(Kind.values()).map(Kind::text).toList();
  }

  static Distribution parse(String text, String name, String parameters) {
    Kind kind = Kind.values()[names().indexOf(name)];
    try {
      return new Distribution(text, draw(kind, parameters));
    } catch (IllegalArgumentException e) {
      // A number that cannot be read, or one that is out of bounds.
      String reason = e instanceof NumberFormatException ? "" : ": " + e.getMessage();
      throw new IllegalArgumentException(
          "distribution '" + text + "' must be " + name + "[:" + kind.parameters + "]" + reason, e);
    }
  }

  private static Draw draw(Kind kind, String parameters) {
    String given = parameters.isEmpty() ? kind.usual : parameters;
    if (kind == Kind.MIXTURE) {
      return mixture(given);
    }
    double[] p = numbers(given, ",", kind.usual.split(",").length);
    return switch (kind) {
      case NORMAL -> normal(p[0], positive(p[1], "SIGMA"));
      case RELU -> {
        Draw normal = normal(p[0], positive(p[1], "SIGMA"));
        yield random -> {
          ToDoubleFunction<RandomGenerator> next = normal.start(random);
          return r -> Math.max(0, next.applyAsDouble(r));
        };
      }
      case LAPLACE -> {
        double scale = positive(p[1], "SCALE");
        yield _ -> r -> p[0] + (r.nextBoolean() ? scale : -scale) * exponential(r);
      }
      case UNIFORM -> {
        positive(p[1] - p[0], "HIGH − LOW");
        yield _ -> r -> p[0] + (p[1] - p[0]) * r.nextDouble();
      }
      case LOGNORMAL -> {
        positive(p[1], "SIGMA");
        yield _ -> r -> Math.exp(p[0] + p[1] * r.nextGaussian());
      }
      case STUDENT -> student(positive(p[0], "DEGREES_OF_FREEDOM"));
      case MIXTURE -> throw new AssertionError();
    };
  }

  private static Draw normal(double mean, double sigma) {
    return _ -> r -> mean + sigma * r.nextGaussian();
  }

  private static double exponential(RandomGenerator random) {
    return -Math.log1p(-random.nextDouble());
  }

  /** A normal variable over the root of a χ² one per degree of freedom. */
  private static Draw student(double degrees) {
    return random -> {
      GammaDistribution gamma = new GammaDistribution(random, degrees / 2, 2 / degrees);
      return r -> r.nextGaussian() / Math.sqrt(gamma.sample());
    };
  }

  private static Draw mixture(String text) {
    List<double[]> parts = new ArrayList<>();
    double total = 0;
    for (String part : text.split(",", -1)) {
      double[] p = numbers(part, "/", 3);
      total += positive(p[0], "WEIGHT");
      positive(p[2], "SIGMA");
      parts.add(p);
    }
    double all = total;
    return _ ->
        r -> {
          double left = r.nextDouble() * all;
          int i = 0;
          while (i < parts.size() - 1 && left >= parts.get(i)[0]) {
            left -= parts.get(i++)[0];
          }
          return parts.get(i)[1] + parts.get(i)[2] * r.nextGaussian();
        };
  }

  private static double[] numbers(String text, String separator, int count) {
    String[] parts = text.split(separator, -1);
    if (parts.length != count) {
      throw new IllegalArgumentException(count + " numbers wanted, not '" + text + "'");
    }
    double[] numbers = Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray();
    for (double number : numbers) {
      if (!(Math.abs(number) < 1e30)) {
        throw new IllegalArgumentException(number + " is out of bounds");
      }
    }
    return numbers;
  }

  private static double positive(double value, String name) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
    return value;
  }

  @Override
  public float[] values(int samples, long seed) {
    if (samples < 1 || samples > MOST_SAMPLES) {
      throw new IllegalArgumentException(
          "samples of a distribution must be 1 to " + MOST_SAMPLES + ", not " + samples);
    }
    RandomGenerator random = new Well19937c(seed);
    ToDoubleFunction<RandomGenerator> next = draw.start(random);
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) next.applyAsDouble(random);
    }
    return values;
  }

  @Override
  public int usualSamples() {
    return USUAL_SAMPLES;
  }

  /** Draws are made anew for each; the text says what they are. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Distribution d && d.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
