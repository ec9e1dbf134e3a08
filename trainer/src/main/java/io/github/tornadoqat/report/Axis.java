package io.github.tornadoqat.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One axis of a plot, from {@code low} to {@code high}. Values that it has no place for (NaN,
 * infinities, zero on a logarithmic axis) are at NaN, and plots leave them out.
 *
 * @param label what is shown, with its unit
 * @param low its value at the left or at the bottom
 * @param high its value at the other end
 * @param log whether it is logarithmic
 * @param zero whether zero, on a logarithmic axis, is drawn at its low end
 */
public record Axis(String label, double low, double high, boolean log, boolean zero) {
  private static final double PADDING = 0.04;
  private static final int TICKS = 6;

  /** A labelled place. */
  record Tick(double value, String label) {}

  /** Holds all finite values, and a little room around them. */
  public static Axis linear(String label, DoubleStream values) {
    double[] v = values.filter(Double::isFinite).toArray();
    double low = Arrays.stream(v).min().orElse(0);
    double high = Arrays.stream(v).max().orElse(1);
    double pad = high > low ? PADDING * (high - low) : Math.max(Math.abs(low) / 10, 1e-12);
    return new Axis(label, low - pad, high + pad, false, false);
  }

  /** From zero up to the greatest value. */
  static Axis fromZero(String label, DoubleStream values) {
    double high = values.filter(Double::isFinite).max().orElse(1);
    return new Axis(label, 0, high > 0 ? high * (1 + PADDING) : 1, false, false);
  }

  /** Logarithmic; linear where no value is positive. */
  public static Axis log(String label, DoubleStream values) {
    double[] v = values.filter(Double::isFinite).toArray();
    double[] positive = Arrays.stream(v).filter(x -> x > 0).toArray();
    if (positive.length == 0) {
      return linear(label, Arrays.stream(v));
    }
    double low = Arrays.stream(positive).min().orElseThrow();
    double high = Arrays.stream(positive).max().orElseThrow();
    double pad = Math.max(Math.exp(PADDING * (Math.log(high) - Math.log(low))), 1.02);
    return new Axis(
        label + " (log scale)",
        Math.max(low / pad, Double.MIN_NORMAL),
        Math.min(high * pad, Double.MAX_VALUE),
        true,
        false);
  }

  /** Steps: logarithmic where there are many, with step 0 at the low end. */
  public static Axis steps(DoubleStream steps) {
    double[] v = steps.toArray();
    double high = Arrays.stream(v).max().orElse(1);
    double first = Arrays.stream(v).filter(s -> s > 0).min().orElse(1);
    return high < 32 * first
        ? new Axis("step", 0, Math.max(high, 1), false, false)
        : new Axis("step (log scale)", first / 2, high * 1.05, true, true);
  }

  /** The place of a value, 0…1 from low to high, or NaN. */
  double at(double value) {
    if (!Double.isFinite(value)) {
      return Double.NaN;
    }
    if (!log) {
      return (value - low) / (high - low);
    }
    if (value <= 0) {
      return zero && value == 0 ? 0 : Double.NaN;
    }
    return (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low));
  }

  List<Tick> ticks() {
    if (!log) {
      return linearTicks();
    }
    List<Tick> ticks = high / low < 4 ? linearTicks() : powers();
    if (zero) {
      ticks.removeIf(t -> t.value() < 1.5 * low);
      ticks.addFirst(new Tick(0, "0"));
    }
    return ticks;
  }

  private List<Tick> linearTicks() {
    double raw = (high - low) / TICKS;
    double ten = Math.pow(10, Math.floor(Math.log10(raw)));
    double step = ten * (raw <= 1.2 * ten ? 1 : raw <= 3.2 * ten ? 2 : raw <= 7 * ten ? 5 : 10);
    List<Tick> ticks = new ArrayList<>();
    long first = (long) Math.ceil(low / step - 1e-9);
    for (long i = first; i * step <= high * (1 + 1e-12) && i - first <= 2 * TICKS; i++) {
      ticks.add(new Tick(i * step, Numbers.tick(i * step, step)));
    }
    return ticks;
  }

  private List<Tick> powers() {
    int from = (int) Math.floor(Math.log10(low));
    int to = (int) Math.ceil(Math.log10(high));
    double decades = Math.log10(high) - Math.log10(low);
    int[] factors = decades <= 2.6 ? new int[] {1, 2, 5} : new int[] {1};
    int stride = (int) Math.max(1, Math.ceil(decades / TICKS));
    List<Tick> ticks = new ArrayList<>();
    for (int e = from; e <= to; e++) {
      for (int factor : factors) {
        double value = factor * Math.pow(10, e);
        if (Math.floorMod(e, stride) == 0 && value >= low && value <= high) {
          ticks.add(new Tick(value, Numbers.power(factor, e)));
        }
      }
    }
    return ticks;
  }
}
