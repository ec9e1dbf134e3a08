package io.github.tornadoqat.train;

/** A factor on the learning rate over a run. */
public sealed interface Schedule {
  /** The factor at a step, from 0 to steps − 1. */
  double factor(int step, int steps);

  /** One throughout. */
  record Constant() implements Schedule {
    @Override
    public double factor(int step, int steps) {
      return 1;
    }

    @Override
    public String toString() {
      return "constant";
    }
  }

  /** Half a cosine from one down to near zero. */
  record Cosine() implements Schedule {
    @Override
    public double factor(int step, int steps) {
      return (1 + Math.cos(Math.PI * step / steps)) / 2;
    }

    @Override
    public String toString() {
      return "cosine";
    }
  }

  /**
   * Times gamma after every so many steps.
   *
   * @param every steps between changes
   * @param gamma the factor of each change
   */
  record Step(int every, double gamma) implements Schedule {
    public Step {
      if (every < 1 || !(gamma > 0 && gamma <= 1)) {
        throw new IllegalArgumentException(
            "a step schedule needs steps of 1 or more and a gamma in (0, 1]");
      }
    }

    @Override
    public double factor(int step, int steps) {
      return Math.pow(gamma, step / every);
    }

    @Override
    public String toString() {
      return "step:" + every + ":" + gamma;
    }
  }

  /**
   * Reads {@code constant}, {@code cosine} or {@code step:EVERY:GAMMA}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Schedule parse(String text) {
    String[] parts = text.split(":", -1);
    if (text.equals("constant")) {
      return new Constant();
    }
    if (text.equals("cosine")) {
      return new Cosine();
    }
    if (parts.length == 3 && parts[0].equals("step")) {
      try {
        return new Step(Integer.parseInt(parts[1]), Double.parseDouble(parts[2]));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("schedule '" + text + "' has no numbers", e);
      }
    }
    throw new IllegalArgumentException(
        "no schedule '" + text + "'; there is: constant, cosine, step:EVERY:GAMMA");
  }
}
