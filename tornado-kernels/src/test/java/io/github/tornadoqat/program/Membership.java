package io.github.tornadoqat.program;

import java.util.stream.IntStream;

/**
 * Which sequence each element belongs to, found from its multi-index and not from {@link Layout}'s
 * starts, runs and strides; and sums in the canonical order that {@link Layout} describes.
 */
final class Membership {
  private static final int CHUNK = 4096;
  private static final int LANES = 32;

  private final int sequences;
  private final int chunks;
  private final int[] sequence;
  private final int[] position;
  private final int[] lengths;

  private Membership(int sequences, int[] sequence) {
    this.sequences = sequences;
    this.sequence = sequence;
    this.position = new int[sequence.length];
    this.lengths = new int[sequences];
    for (int i = 0; i < sequence.length; i++) {
      position[i] = lengths[sequence[i]]++;
    }
    int longest = IntStream.of(lengths).max().orElse(0);
    this.chunks = Math.max(1, (longest + CHUNK - 1) / CHUNK);
  }

  static Membership of(Granularity granularity, Shape shape) {
    int[] sequence = new int[Math.toIntExact(shape.elements())];
    long[] index = new long[shape.rank()];
    for (int i = 0; i < sequence.length; i++) {
      unravel(i, shape, index);
      sequence[i] = Math.toIntExact(sequenceOf(granularity, shape, index));
    }
    return new Membership(Math.toIntExact(count(granularity, shape)), sequence);
  }

  private static void unravel(long flat, Shape shape, long[] index) {
    long rest = flat;
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis] = rest % shape.length(axis);
      rest /= shape.length(axis);
    }
  }

  private static long sequenceOf(Granularity granularity, Shape shape, long[] index) {
    return switch (granularity) {
      case Granularity.PerTensor() -> 0;
      case Granularity.PerChannel(int axis) -> index[axisOf(axis, shape)];
      case Granularity.PerGroup(int axis, int size) -> {
        int a = axisOf(axis, shape);
        long number = 0;
        for (int i = 0; i < index.length; i++) {
          number =
              i == a
                  ? number * blocks(shape, a, size) + index[i] / size
                  : number * shape.length(i) + index[i];
        }
        yield number;
      }
    };
  }

  private static long count(Granularity granularity, Shape shape) {
    return switch (granularity) {
      case Granularity.PerTensor() -> 1;
      case Granularity.PerChannel(int axis) -> shape.length(axis);
      case Granularity.PerGroup(int axis, int size) -> {
        int a = axisOf(axis, shape);
        long n = 1;
        for (int i = 0; i < shape.rank(); i++) {
          n *= i == a ? blocks(shape, a, size) : shape.length(i);
        }
        yield n;
      }
    };
  }

  private static int axisOf(int axis, Shape shape) {
    return axis < 0 ? axis + shape.rank() : axis;
  }

  private static long blocks(Shape shape, int axis, int size) {
    long length = shape.length(axis);
    return length / size + (length % size == 0 ? 0 : 1);
  }

  int elements() {
    return sequence.length;
  }

  int sequences() {
    return sequences;
  }

  /** Chunks a sequence, the same for all. */
  int chunks() {
    return chunks;
  }

  int totalChunks() {
    return sequences * chunks;
  }

  /** The sequence of the element at a flat index. */
  int sequence(int flat) {
    return sequence[flat];
  }

  /** How many elements of its sequence come before the element. */
  int position(int flat) {
    return position[flat];
  }

  /** The elements of a sequence. */
  int length(int p) {
    return lengths[p];
  }

  /** The chunk of the element, among those of all sequences. */
  int chunk(int flat) {
    return sequence[flat] * chunks + position[flat] / CHUNK;
  }

  /** Sums by chunk of a term for each element: 32 float32 lanes, then halves of them. */
  float[] sum(float[] terms) {
    float[] lanes = new float[totalChunks() * LANES];
    for (int i = 0; i < terms.length; i++) {
      lanes[chunk(i) * LANES + position[i] % CHUNK % LANES] += terms[i];
    }
    float[] sums = new float[totalChunks()];
    for (int c = 0; c < sums.length; c++) {
      for (int width : new int[] {16, 8, 4, 2, 1}) {
        for (int lane = 0; lane < width; lane++) {
          lanes[c * LANES + lane] += lanes[c * LANES + lane + width];
        }
      }
      sums[c] = lanes[c * LANES];
    }
    return sums;
  }
}
