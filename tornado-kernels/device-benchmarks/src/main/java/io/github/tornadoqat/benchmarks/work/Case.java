package io.github.tornadoqat.benchmarks.work;

import java.util.Locale;

/**
 * One measured job on given tensors; every contender of it starts from this.
 *
 * @param kind what is computed
 * @param grouping which elements share a range
 * @param data the tensors
 * @param ranges one for each sequence
 */
public record Case(Kind kind, Grouping grouping, Data data, Ranges ranges) {
  private static final long RANGE_SEED = 11;

  /** The case with its usual ranges. */
  public static Case of(Kind kind, Grouping grouping, Data data) {
    int sequences = grouping.sequences(data.elements());
    return new Case(kind, grouping, data, Ranges.random(sequences, RANGE_SEED));
  }

  /** The number of elements of a tensor. */
  public int elements() {
    return data.elements();
  }

  /** The name in tables. */
  public String work() {
    return (kind + " " + grouping).toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
