package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;

/** Numbers 0 to n − 1 limited by a constant, with the buffers and the plan in the test's hands. */
final class ClipRun implements AutoCloseable {
  private final int n;
  private final float limit;
  final Buffer x;
  final Buffer bounds;
  final Buffer y;
  final Plan plan;

  ClipRun(Backend backend, int n, float limit) {
    this(backend, numbers(backend, n), limit);
  }

  /**
   * @param x the numbers 0 to n − 1
   */
  ClipRun(Backend backend, Buffer x, float limit) {
    this.n = (int) x.elements();
    this.limit = limit;
    this.x = x;
    this.bounds = backend.wrap(new float[] {0f, limit}, Shape.of(2, 1));
    this.y = backend.allocate(ElementType.F32, Shape.of(n), Residency.RESULT);
    this.plan = backend.compile(Program.of(new Op.Clip(x, Granularity.perTensor(), bounds, y)));
  }

  static Buffer numbers(Backend backend, int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = i;
    }
    Buffer x = backend.allocate(ElementType.F32, Shape.of(n), Residency.STEP);
    x.put(values);
    return x;
  }

  /** One execution with right results, nothing closed. */
  static ClipRun executed(Backend backend, int n, float limit) {
    ClipRun run = new ClipRun(backend, n, limit);
    run.execute();
    return run;
  }

  void execute() {
    plan.execute();
    assertResults();
  }

  void assertResults() {
    float[] expected = new float[n];
    for (int i = 0; i < n; i++) {
      expected[i] = Math.min(i, limit);
    }
    float[] actual = new float[n];
    y.get(actual);
    assertThat(actual).as("%d numbers up to %s", n, limit).isEqualTo(expected);
  }

  /** Closes the plan and all buffers. */
  @Override
  public void close() {
    plan.close();
    x.close();
    bounds.close();
    y.close();
  }
}
