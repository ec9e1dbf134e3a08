package io.github.tornadoqat.program;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A shape and a granularity of it: the awkward ones, and random ones. */
public record TensorCase(Shape shape, Granularity granularity) {
  static final int[] SIZES = {1, 13, 31, 33, 207, 255, 1023, 4095, 4096, 4097, 4098, 12305};
  private static final int[] GROUPS = {1, 31, 32, 33, 100, 128};

  private static TensorCase perTensor(long... lengths) {
    return new TensorCase(Shape.of(lengths), Granularity.perTensor());
  }

  private static TensorCase perChannel(int axis, long... lengths) {
    return new TensorCase(Shape.of(lengths), Granularity.perChannel(axis));
  }

  private static TensorCase perGroup(int axis, int size, long... lengths) {
    return new TensorCase(Shape.of(lengths), Granularity.perGroup(axis, size));
  }

  /** Small tensors of every granularity, empty ones and a scalar among them. */
  static List<TensorCase> awkward() {
    List<TensorCase> all = new ArrayList<>();
    for (int n : SIZES) {
      all.add(perTensor(n));
      all.add(perChannel(0, 1, n));
      all.add(perChannel(0, n, 1));
      all.add(perChannel(1, n, 1));
      all.add(perGroup(-1, 100, n));
    }
    for (int axis = -1; axis < 4; axis++) {
      all.add(perChannel(axis, 5, 3, 3, 3));
      all.add(perGroup(axis, 2, 5, 3, 3, 3));
    }
    for (int axis = 0; axis < 3; axis++) {
      all.add(perChannel(axis, 3, 7, 11));
      all.add(perChannel(axis, 7, 33, 13));
    }
    for (int size : GROUPS) {
      all.add(perGroup(1, size, 5, 207));
      all.add(perGroup(0, size, 207, 5));
      all.add(perGroup(1, size, 3, 130, 4));
      all.add(perGroup(0, size, 1, 33));
      all.add(perGroup(1, size, 33, 1));
    }
    all.addAll(acrossChunks());
    all.addAll(empty());
    return List.copyOf(all);
  }

  /** Sequences of more than one chunk, in pieces, with shorter last groups. */
  private static List<TensorCase> acrossChunks() {
    return List.of(
        perChannel(0, 3, 4098),
        perChannel(1, 4097, 3),
        perChannel(1, 2, 3, 2051),
        perChannel(1, 683, 3, 6),
        perGroup(1, 4999, 2, 5000),
        perGroup(0, 4500, 9000, 2),
        perGroup(1, 4097, 2, 8195, 1));
  }

  private static List<TensorCase> empty() {
    return List.of(
        perTensor(),
        perTensor(0),
        perChannel(0, 0, 3),
        perChannel(1, 0, 3),
        perChannel(0, 3, 0),
        perChannel(2, 2, 0, 3),
        perGroup(0, 32, 0, 3),
        perGroup(1, 32, 0, 70),
        perGroup(1, 2, 2, 5, 0));
  }

  /**
   * Short groups of whole rows of lanes: fewer, as many and more than are reduced together, some
   * with a shorter last one, and enough for several threads.
   */
  static List<TensorCase> shortGroups() {
    List<TensorCase> all = new ArrayList<>();
    for (int size : new int[] {32, 64, 96, 128, 256}) {
      all.add(perGroup(1, size, 3, 7L * size));
      all.add(perGroup(1, size, 17, 2L * size + 31));
    }
    all.add(perGroup(1, 32, 1, 16L * 32));
    all.add(perGroup(1, 64, 5, 11L * 64));
    all.add(perGroup(1, 32, 3, 2743L * 32));
    return List.copyOf(all);
  }

  /**
   * Sequences side by side: fewer than are reduced together, the most that are and more, of several
   * chunks, in groups of which the last is shorter, and enough for several threads.
   */
  static List<TensorCase> sideBySide() {
    return List.of(
        perChannel(1, 33, 15),
        perChannel(1, 33, 16),
        perChannel(1, 31, 117),
        perChannel(1, 4129, 51),
        perChannel(1, 1500, 83),
        perChannel(2, 3, 21, 48),
        perGroup(0, 48, 100, 70),
        perGroup(1, 5, 7, 12, 17),
        perChannel(1, 2, 65_612),
        perChannel(1, 700, 529));
  }

  /** A million elements or so, for the paths that use every thread. */
  static List<TensorCase> large() {
    return List.of(
        perTensor(1_000_003),
        perChannel(0, 1003, 997),
        perChannel(1, 1003, 997),
        perChannel(1, 3, 5, 66_671),
        perGroup(1, 128, 251, 4003),
        perGroup(0, 33, 1003, 997));
  }

  /** Up to four axes and a few thousand elements. */
  static TensorCase random(SplittableRandom random) {
    int rank = random.nextInt(1, 5);
    long[] lengths = new long[rank];
    long room = (long) Math.exp(random.nextDouble(0, 9.5));
    for (int i = 0; i < rank; i++) {
      lengths[i] = random.nextInt(60) == 0 ? 0 : 1 + random.nextLong(room);
      room = Math.max(1, room / Math.max(1, lengths[i]));
    }
    int axis = random.nextInt(-rank, rank);
    return switch (random.nextInt(3)) {
      case 0 -> perTensor(lengths);
      case 1 -> perChannel(axis, lengths);
      default -> perGroup(axis, 1 + random.nextInt(1 << random.nextInt(1, 10)), lengths);
    };
  }

  @Override
  public String toString() {
    return shape + " " + granularity;
  }
}
