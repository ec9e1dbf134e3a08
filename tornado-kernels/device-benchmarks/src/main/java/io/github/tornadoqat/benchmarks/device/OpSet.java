package io.github.tornadoqat.benchmarks.device;

import io.github.tornadoqat.benchmarks.work.Data;
import io.github.tornadoqat.benchmarks.work.Ranges;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.GridOp;
import io.github.tornadoqat.program.NibbleOp;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.RoundingRule;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.program.StatisticsOp;
import java.util.ArrayList;
import java.util.List;

/** What a device costs beside its kernels: every op compiled, and an execution of little work. */
final class OpSet {
  /** Elements of a tensor that is no work. */
  static final int ELEMENTS = 1024;

  private static final int BINS = 16;
  private static final int EXECUTIONS = 2_000;

  /** Until then C2 compiles what an execution runs through, which takes twice as long meanwhile. */
  private static final int WARM_UPS = 20_000;

  private final Backend backend;
  private final Shape shape = Shape.of(ELEMENTS);
  private final Granularity granularity = Granularity.perTensor();
  private final int chunks = granularity.layout(shape).totalChunks();
  private final Buffer x;
  private final QuantizationSpec spec;

  OpSet(Backend backend) {
    this.backend = backend;
    this.x = backend.wrap(Data.random(ELEMENTS, 3).x(), shape);
    Buffer encodings = backend.allocate(ElementType.F32, Shape.of(5, 1), Residency.STEP);
    encodings.put(Ranges.random(1, 5).encodings());
    this.spec = new QuantizationSpec(encodings, granularity);
  }

  /** One op of each kind that the backend supports. */
  List<Op> ops() {
    Buffer codes = allocate(ElementType.U8, ELEMENTS);
    List<Op> all = new ArrayList<>(gridOps());
    all.addAll(learningOps());
    all.addAll(
        List.of(
            new Op.FakeQuantize(x, spec, floats(ELEMENTS)),
            new Op.Quantize(x, spec, codes, ints(1)),
            new Op.Dequantize(codes, spec, floats(ELEMENTS)),
            new Op.Clip(x, granularity, constant(Shape.of(2, 1), -1, 1), floats(ELEMENTS)),
            new Op.Round(x, RoundingRule.halfEven(), floats(ELEMENTS)),
            new Op.RangeGradient(x, x, spec, floats(ELEMENTS), floats(3, chunks), ints(3, chunks)),
            new StatisticsOp.MinMax(x, granularity, floats(2, 1), ints(1)),
            new StatisticsOp.Histogram(
                x,
                granularity,
                constant(Shape.of(3, 1), -4, 4, BINS / 8f),
                ints(1, BINS + StatisticsOp.Histogram.EXTRAS)),
            new StatisticsOp.Moments(x, granularity, constant(Shape.of(1), 0), floats(4, chunks))));
    return all;
  }

  /** The ops that learn a range. */
  private List<Op> learningOps() {
    Buffer sums = floats(Op.MseStep.SUMS, chunks);
    Buffer counts = ints(Op.MseStep.COUNTS, chunks);
    if (!backend.supports(RangeUpdate.class)) {
      return List.of(new Op.MseStep(x, spec, sums, counts));
    }
    Buffer encodings = floats(QuantizationSpec.ROWS, 1);
    return List.of(
        new RangeUpdate(
            doubles(Residency.CONSTANT, RangeUpdate.Trial.ROWS),
            doubles(Residency.CONSTANT, RangeUpdate.Range.ROWS),
            doubles(Residency.STEP, RangeUpdate.Step.ROWS),
            sums,
            counts,
            doubles(Residency.DEVICE, RangeUpdate.State.ROWS),
            doubles(Residency.DEVICE, RangeUpdate.Best.ROWS),
            encodings,
            doubles(Residency.RESULT, RangeUpdate.Trace.ROWS)),
        new Op.MseStep(x, new QuantizationSpec(encodings, granularity), sums, counts));
  }

  /** The ops of value grids, and of nibbles. */
  private List<Op> gridOps() {
    Buffer scales = constant(Shape.of(2, 1), 0.5f, 2f);
    Buffer values = constant(Shape.of(4), -1, 0, 1, 2);
    Buffer thresholds = constant(Shape.of(3), -0.5f, 0.5f, 1.5f);
    Buffer codes = allocate(ElementType.U8, ELEMENTS);
    Buffer packed = allocate(ElementType.U8, ELEMENTS / 2);
    return List.of(
        new GridOp.FakeQuantizeToGrid(x, granularity, scales, values, thresholds, floats(ELEMENTS)),
        new GridOp.QuantizeToGrid(x, granularity, scales, thresholds, codes, ints(1)),
        new GridOp.DequantizeFromGrid(codes, granularity, scales, values, floats(ELEMENTS)),
        new NibbleOp.PackNibbles(codes, packed),
        new NibbleOp.UnpackNibbles(packed, allocate(ElementType.I8, ELEMENTS)));
  }

  /** Seconds to compile every op and run each once. */
  double compile() {
    Program program = new Program(ops());
    long before = System.nanoTime();
    try (Plan plan = backend.compile(program)) {
      plan.execute();
      return (System.nanoTime() - before) / 1e9;
    }
  }

  /** Seconds of executions of a fused step: encodings go, sums come. */
  double[] execute() {
    Op op = new Op.MseStep(x, spec, floats(Op.MseStep.SUMS, chunks), ints(3, chunks));
    double[] seconds = new double[EXECUTIONS];
    try (Plan plan = backend.compile(Program.of(op))) {
      for (int i = -WARM_UPS; i < EXECUTIONS; i++) {
        long before = System.nanoTime();
        plan.execute();
        seconds[Math.max(0, i)] = (System.nanoTime() - before) / 1e9;
      }
    }
    return seconds;
  }

  private Buffer floats(long... lengths) {
    return allocate(ElementType.F32, lengths);
  }

  private Buffer ints(long... lengths) {
    return allocate(ElementType.I32, lengths);
  }

  /** Zeros: what is fixed, for one trial of one range. */
  private Buffer doubles(Residency residency, int rows) {
    return backend.allocate(ElementType.F64, Shape.of(rows, 1), residency);
  }

  private Buffer allocate(ElementType type, long... lengths) {
    return backend.allocate(type, Shape.of(lengths), Residency.RESULT);
  }

  private Buffer constant(Shape of, float... values) {
    return backend.wrap(values, of);
  }
}
