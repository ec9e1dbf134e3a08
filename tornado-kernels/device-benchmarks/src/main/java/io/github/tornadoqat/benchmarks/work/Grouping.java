package io.github.tornadoqat.benchmarks.work;

import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Shape;

/** Which elements share an encoding in a measured case. */
public enum Grouping {
  /** One encoding. */
  TENSOR,
  /** 4096 channels along the first axis. */
  CHANNEL,
  /** 4096 channels along the last axis: neighbours in memory belong to different ones. */
  COLUMN,
  /** Groups of 32 along rows of 4096. */
  GROUP_32,
  /** Groups of 128 along rows of 4096. */
  GROUP_128;

  /** Channels, and the columns of grouped matrices; the number of elements is a multiple of it. */
  public static final int CHANNELS = 4096;

  /** The shape that {@code elements} are given. */
  public Shape shape(int elements) {
    return switch (this) {
      case TENSOR -> Shape.of(elements);
      case CHANNEL -> Shape.of(CHANNELS, elements / CHANNELS);
      case COLUMN, GROUP_32, GROUP_128 -> Shape.of(elements / CHANNELS, CHANNELS);
    };
  }

  /** The same in the program's terms. */
  public Granularity granularity() {
    return switch (this) {
      case TENSOR -> Granularity.perTensor();
      case CHANNEL -> Granularity.perChannel(0);
      case COLUMN -> Granularity.perChannel(1);
      case GROUP_32 -> Granularity.perGroup(1, 32);
      case GROUP_128 -> Granularity.perGroup(1, 128);
    };
  }

  /** The number of encodings. */
  public int sequences(int elements) {
    return switch (this) {
      case TENSOR -> 1;
      case CHANNEL, COLUMN -> CHANNELS;
      case GROUP_32 -> elements / 32;
      case GROUP_128 -> elements / 128;
    };
  }

  /** The encoding of an element. */
  public int sequence(int element, int elements) {
    return this == COLUMN ? element % CHANNELS : element / (elements / sequences(elements));
  }
}
