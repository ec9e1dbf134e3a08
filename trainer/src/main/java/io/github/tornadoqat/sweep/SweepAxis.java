package io.github.tornadoqat.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The values that one key of an experiment's config takes in a sweep. */
sealed interface SweepAxis {
  /** The value at a place, 0 ≤ {@code u} &lt; 1. */
  String at(double u);

  /** How many values a grid has; none where only a random sweep can draw. */
  int count();

  /** The values of a grid. */
  List<String> grid();

  /** As {@code sweep.json} has it. */
  Object toJson();

  /** Given values; a key that has one is not swept. */
  record Listed(List<String> values) implements SweepAxis {
    public Listed {
      values = List.copyOf(values);
    }

    @Override
    public String at(double u) {
      return values.get((int) (u * values.size()));
    }

    @Override
    public int count() {
      return values.size();
    }

    @Override
    public List<String> grid() {
      return values;
    }

    @Override
    public Object toJson() {
      return values;
    }
  }

  /**
   * Numbers between two.
   *
   * @param whole whether only whole ones
   * @param log whether their logarithms are spread evenly
   * @param count the points of a grid, or 0
   */
  record Between(double from, double to, boolean whole, boolean log, int count)
      implements SweepAxis {
    /** Digits of a number that is drawn: enough, and short in a name. */
    private static final MathContext DIGITS = new MathContext(6);

    /**
     * @throws IllegalArgumentException if there is nothing between them
     */
    public Between {
      if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to)) {
        throw new IllegalArgumentException("'from' must be below 'to', and both finite");
      }
      if (log && from <= 0) {
        throw new IllegalArgumentException("scale log needs a 'from' above 0");
      }
      if (count == 1 || count < 0) {
        throw new IllegalArgumentException("'count' must be 2 or more");
      }
    }

    @Override
    public String at(double u) {
      // Every whole number, the last one too, gets a share of its own.
      double end = whole ? to + 1 : to;
      double value = log ? from * Math.pow(end / from, u) : from + (end - from) * u;
      return text(whole ? Math.min(Math.floor(value), to) : value);
    }

    @Override
    public List<String> grid() {
      return IntStream.range(0, count)
          .mapToDouble(i -> (double) i / (count - 1))
          .mapToObj(u -> log ? from * Math.pow(to / from, u) : from + (to - from) * u)
          .map(v -> text(whole ? Math.rint(v) : v))
          .toList();
    }

    private String text(double value) {
      return whole
          ? String.valueOf((long) value)
          : String.valueOf(new BigDecimal(value).round(DIGITS).doubleValue());
    }

    @Override
    public Object toJson() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("from", whole ? (Object) (long) from : (Object) from);
      map.put("to", whole ? (Object) (long) to : (Object) to);
      map.put("scale", log ? "log" : "linear");
      if (count > 0) {
        map.put("count", count);
      }
      return map;
    }
  }
}
