package io.github.tornadoqat.benchmarks;

import io.github.tornadoqat.benchmarks.work.Case;
import io.github.tornadoqat.benchmarks.work.Kind;
import io.github.tornadoqat.benchmarks.work.Ranges;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A backend of this project, driven as a trainer drives it: the program is compiled once, the body
 * executes the plan and, where sequences have several chunks, adds the chunks' sums in double.
 */
final class HostContender implements Contender {
  /** The name in tables. */
  static final String NAME = "tornado-qat";

  private final Case work;
  private final Backend backend;
  private final List<Buffer> buffers = new ArrayList<>();
  private final Plan plan;
  private final Buffer values;
  private final ChunkSums sums;

  HostContender(Backend backend, Case work) {
    this.work = work;
    this.backend = backend;
    Shape shape = work.grouping().shape(work.elements());
    Layout layout = work.grouping().granularity().layout(shape);
    Buffer encodings =
        allocate(ElementType.F32, Residency.STEP, QuantizationSpec.ROWS, layout.sequences());
    encodings.put(work.ranges().encodings());
    QuantizationSpec spec = new QuantizationSpec(encodings, work.grouping().granularity());
    Buffer x = keep(backend.wrap(work.data().x(), shape));
    this.values =
        work.kind() == Kind.MSE_STEP
            ? null
            : keep(backend.allocate(ElementType.F32, shape, Residency.RESULT));
    int c = layout.totalChunks();
    this.sums =
        switch (work.kind()) {
          case FORWARD -> null;
          case BACKWARD ->
              new ChunkSums(allocate(ElementType.F32, Residency.RESULT, 3, c), layout, 3);
          case MSE_STEP ->
              new ChunkSums(
                  allocate(ElementType.F32, Residency.RESULT, Op.MseStep.SUMS, c),
                  layout,
                  Op.MseStep.SUMS);
        };
    this.plan = backend.compile(Program.of(op(x, spec, shape, c)));
  }

  private Op op(Buffer x, QuantizationSpec spec, Shape shape, int c) {
    return switch (work.kind()) {
      case FORWARD -> new Op.FakeQuantize(x, spec, values);
      case BACKWARD -> {
        Buffer upstream = keep(backend.wrap(work.data().upstream(), shape));
        yield new Op.RangeGradient(x, upstream, spec, values, sums.buffer(), counts(c));
      }
      case MSE_STEP -> new Op.MseStep(x, spec, sums.buffer(), counts(c));
    };
  }

  private Buffer counts(int c) {
    return allocate(ElementType.I32, Residency.RESULT, 3, c);
  }

  private Buffer allocate(ElementType type, Residency residency, long... lengths) {
    return keep(backend.allocate(type, Shape.of(lengths), residency));
  }

  private Buffer keep(Buffer buffer) {
    buffers.add(buffer);
    return buffer;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void run() {
    plan.execute();
    if (sums != null && sums.isFoldable()) {
      sums.fold();
    }
  }

  @Override
  public Result result() {
    run();
    float[] v = new float[values == null ? 0 : work.elements()];
    if (values != null) {
      values.get(v);
    }
    return new Result(v, sums == null ? new double[0] : gradients());
  }

  private double[] gradients() {
    double[][] s = sums.fold();
    Ranges ranges = work.ranges();
    return work.kind() == Kind.BACKWARD
        ? RangeGradients.scaleAndZeroPoint(s, ranges)
        : RangeGradients.lowAndHigh(s, ranges, work.elements());
  }

  @Override
  public void close() {
    plan.close();
    buffers.forEach(Buffer::close);
  }
}
