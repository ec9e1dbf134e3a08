package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Shape;

/**
 * A tensor in memory order, for elementwise kernels: runs of consecutive elements that share one
 * encoding, or whose encodings are consecutive too.
 */
final class Runs {
  /** Elements a task takes: long enough to amortize its start, short enough to balance. */
  private static final int TASK = 1 << 18;

  private final int elements;
  private final int axisLength;
  private final int blockSize;
  private final int inner;
  private final boolean varying;

  private Runs(int elements, int axisLength, int blockSize, int inner, boolean varying) {
    this.elements = elements;
    this.axisLength = axisLength;
    this.blockSize = blockSize;
    this.inner = inner;
    this.varying = varying;
  }

  static Runs of(Granularity granularity, Shape shape) {
    int n = (int) shape.elements();
    return switch (granularity) {
      case Granularity.PerTensor() -> new Runs(n, 1, 1, n, false);
      case Granularity.PerChannel(int axis) -> {
        int channels = (int) shape.length(axis);
        int inner = (int) shape.inner(axis);
        yield inner > 1
            ? new Runs(n, channels, 1, inner, false)
            : new Runs(n, (int) shape.outer(axis), (int) shape.outer(axis), channels, true);
      }
      case Granularity.PerGroup(int axis, int size) -> {
        int length = (int) shape.length(axis);
        int inner = (int) shape.inner(axis);
        yield new Runs(n, length, Math.min(size, Math.max(1, length)), inner, inner > 1);
      }
    };
  }

  /** Works on elements of one run. */
  interface Kernel {
    /** Elements from..to share encoding p. */
    void uniform(int from, int to, int p);

    /** Element {@code from + i} has encoding {@code p + i}. */
    void varying(int from, int to, int p);
  }

  void forEach(Workers workers, Kernel kernel) {
    int tasks = Math.ceilDiv(elements, TASK);
    workers.run(
        tasks,
        elements,
        _ ->
            t -> {
              int from = t * TASK;
              range(from, (int) Math.min((long) from + TASK, elements), kernel);
            });
  }

  private void range(int from, int to, Kernel kernel) {
    // A group along the last axis is a run of its own; elsewhere a run is the inner extent.
    boolean groups = inner == 1 && !varying;
    int blocks = Math.ceilDiv(axisLength, Math.max(1, blockSize));
    int i = from;
    while (i < to) {
      if (groups) {
        int row = i / axisLength;
        int column = i - row * axisLength;
        int block = column / blockSize;
        int start = block * blockSize;
        int end = Math.min(to, i - column + start + Math.min(blockSize, axisLength - start));
        kernel.uniform(i, end, row * blocks + block);
        i = end;
      } else {
        int run = i / inner;
        int end = Math.min(to, (run + 1) * inner);
        int block = run / axisLength * blocks + run % axisLength / blockSize;
        if (varying) {
          kernel.varying(i, end, block * inner + i - run * inner);
        } else {
          kernel.uniform(i, end, run % axisLength);
        }
        i = end;
      }
    }
  }
}
