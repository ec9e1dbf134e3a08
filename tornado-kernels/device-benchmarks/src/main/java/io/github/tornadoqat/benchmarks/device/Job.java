package io.github.tornadoqat.benchmarks.device;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A case on a backend: its buffers, the inputs among them CONSTANT, and its plan. */
final class Job implements AutoCloseable {
  private final Backend backend;
  private final List<Buffer> buffers = new ArrayList<>();
  private final List<Buffer> outputs;
  private final Plan plan;

  /**
   * Compiles a case.
   *
   * @param values where the fake-quantized values or dx stay
   * @param sums where sums and counts stay
   */
  Job(Backend backend, Case work, Residency values, Residency sums) {
    this.backend = backend;
    Op op = op(work, values, sums);
    this.outputs = op.outputs();
    this.plan = backend.compile(Program.of(op));
  }

  private Op op(Case work, Residency values, Residency sums) {
    Shape shape = work.grouping().shape(work.elements());
    var granularity = work.grouping().granularity();
    var layout = granularity.layout(shape);
    Buffer x = wrap(work.data().x(), shape);
    Shape columns = Shape.of(QuantizationSpec.ROWS, layout.sequences());
    var spec = new QuantizationSpec(wrap(work.ranges().encodings(), columns), granularity);
    int c = layout.totalChunks();
    if (work.kind() == Kind.FORWARD) {
      return new Op.FakeQuantize(x, spec, allocate(ElementType.F32, shape, values));
    }
    Buffer counts = allocate(ElementType.I32, Shape.of(3, c), sums);
    if (work.kind() == Kind.MSE_STEP) {
      Shape rows = Shape.of(Op.MseStep.SUMS, c);
      return new Op.MseStep(x, spec, allocate(ElementType.F32, rows, sums), counts);
    }
    Buffer upstream = wrap(work.data().upstream(), shape);
    Buffer dx = allocate(ElementType.F32, shape, values);
    Buffer three = allocate(ElementType.F32, Shape.of(3, c), sums);
    return new Op.RangeGradient(x, upstream, spec, dx, three, counts);
  }

  private Buffer wrap(float[] values, Shape shape) {
    return keep(backend.wrap(values, shape));
  }

  private Buffer allocate(ElementType type, Shape shape, Residency residency) {
    return keep(backend.allocate(type, shape, residency));
  }

  private Buffer keep(Buffer buffer) {
    buffers.add(buffer);
    return buffer;
  }

  Plan plan() {
    return plan;
  }

  /** A case whose every output can be read. */
  static Job readable(Backend backend, Case work) {
    return new Job(backend, work, Residency.RESULT, Residency.RESULT);
  }

  /**
   * Runs a case once on two backends.
   *
   * @return the first element that differs, in words; empty where every bit is the same
   */
  static String difference(Backend expected, Backend actual, Case work) {
    try (Job one = readable(expected, work);
        Job other = readable(actual, work)) {
      one.plan.execute();
      other.plan.execute();
      return one.difference(other);
    }
  }

  /** The first element of another's outputs that differs from this one's; else empty. */
  String difference(Job actual) {
    for (int i = 0; i < outputs.size(); i++) {
      String found = difference(outputs.get(i), actual.outputs.get(i));
      if (!found.isEmpty()) {
        return "output %d, %s".formatted(i, found);
      }
    }
    return "";
  }

  private static String difference(Buffer expected, Buffer actual) {
    int n = (int) expected.elements();
    if (expected.type() == ElementType.I32) {
      int[] e = new int[n];
      int[] a = new int[n];
      expected.get(e);
      actual.get(a);
      int at = Arrays.mismatch(e, a);
      return at < 0 ? "" : "element %d: %d and not %d".formatted(at, a[at], e[at]);
    }
    float[] e = new float[n];
    float[] a = new float[n];
    expected.get(e);
    actual.get(a);
    // By bits, but for NaN, which the data has not.
    int at = Arrays.mismatch(e, a);
    return at < 0 ? "" : "element %d: %a and not %a".formatted(at, a[at], e[at]);
  }

  @Override
  public void close() {
    plan.close();
    buffers.forEach(Buffer::close);
  }
}
