package io.github.tornadoqat.train;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.program.RangeUpdate.Best;
import io.github.tornadoqat.program.RangeUpdate.Step;
import io.github.tornadoqat.program.RangeUpdate.Trace;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.quantizer.Encodings;
import io.github.tornadoqat.quantizer.Range;
import io.github.tornadoqat.train.DeviceTrial.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns ranges where the backend keeps them: an execution observes what the last one measured,
 * updates the ranges and measures again.
 */
final class DeviceLearner implements AutoCloseable {
  /** Ranges of a part that is traced apart, so that the trace is small beside the ranges. */
  private static final int PART = 32;

  private static final int MOST_PARTS = 1 << 12;

  private final Layout layout;
  private final List<LearnOptions> options;
  private final int parts;
  private final List<Buffer> buffers = new ArrayList<>();
  private final Backend backend;
  private final Buffer step;
  private final Buffer best;
  private final Buffer trace;
  private final Plan plan;
  private final List<DeviceTrial> trials = new ArrayList<>();
  private final double[] steps;
  private final double[] sums;

  /** Arguments as {@link RangeLearner#learnEach} takes them, of known parameterizations. */
  DeviceLearner(
      Backend backend, Slice slice, List<LearnOptions> options, List<List<Range>> starts) {
    this.backend = backend;
    this.layout = slice.layout();
    this.options = options;
    int t = options.size();
    int tp = Math.multiplyExact(t, layout.sequences());
    int tc = Math.multiplyExact(t, layout.totalChunks());
    this.parts = Math.clamp(layout.sequences() / PART, 1, MOST_PARTS);
    this.steps = new double[Step.ROWS * t];
    this.sums = new double[Trace.ROWS * t * parts];
    double[] trialTable = new double[RangeUpdate.Trial.ROWS * t];
    double[] rangeTable = new double[Math.multiplyExact(RangeUpdate.Range.ROWS, tp)];
    for (int i = 0; i < t; i++) {
      LearningStart start = LearningStart.of(options.get(i), starts.get(i), layout);
      trials.add(new DeviceTrial(options.get(i), start, trialTable, rangeTable, i));
    }
    boolean done = false;
    try {
      Buffer x = keep(backend.wrap(slice.values(), slice.shape()));
      Buffer trialBuffer = doubles(RangeUpdate.Trial.ROWS, t, Residency.CONSTANT);
      Buffer rangeBuffer = doubles(RangeUpdate.Range.ROWS, tp, Residency.CONSTANT);
      trialBuffer.put(trialTable);
      rangeBuffer.put(rangeTable);
      this.step = doubles(Step.ROWS, t, Residency.STEP);
      this.best = doubles(Best.ROWS, tp, Residency.DEVICE);
      this.trace = doubles(Trace.ROWS, t * parts, Residency.RESULT);
      Buffer state = doubles(RangeUpdate.State.ROWS, tp, Residency.DEVICE);
      Buffer encodings = allocate(ElementType.F32, QuantizationSpec.ROWS, tp, Residency.DEVICE);
      Buffer measured = allocate(ElementType.F32, Op.MseStep.SUMS, tc, Residency.DEVICE);
      Buffer counts = allocate(ElementType.I32, Op.MseStep.COUNTS, tc, Residency.DEVICE);
      QuantizationSpec spec = new QuantizationSpec(encodings, slice.granularity());
      this.plan =
          backend.compile(
              Program.of(
                  new RangeUpdate(
                      trialBuffer,
                      rangeBuffer,
                      step,
                      measured,
                      counts,
                      state,
                      best,
                      encodings,
                      trace),
                  new Op.MseStep(x, spec, measured, counts)));
      done = true;
    } finally {
      if (!done) {
        buffers.forEach(Buffer::close);
      }
    }
  }

  private Buffer doubles(int rows, int columns, Residency residency) {
    return allocate(ElementType.F64, rows, columns, residency);
  }

  private Buffer allocate(ElementType type, int rows, int columns, Residency residency) {
    return keep(backend.allocate(type, Shape.of(rows, columns), residency));
  }

  private Buffer keep(Buffer buffer) {
    buffers.add(buffer);
    return buffer;
  }

  /** Learns; see {@link RangeLearner#learnEach}. */
  List<LearnedSlice> learn() {
    int most = options.stream().mapToInt(LearnOptions::steps).max().orElse(0);
    for (int k = 0; k <= most; k++) {
      execute(k, Phase.LEARN);
    }
    execute(most + 1, Phase.RECALL);
    execute(most + 2, Phase.KEEP);
    plan.fetch(best);
    double[] table = new double[(int) best.elements()];
    best.get(table);
    return trials.stream().map(trial -> result(trial, table)).toList();
  }

  /** Observes step k − 1 and takes step k, or what the phase says instead. */
  private void execute(int k, Phase phase) {
    for (DeviceTrial trial : trials) {
      trial.prepare(k, phase, steps);
    }
    step.put(steps);
    plan.execute();
    trace.get(sums);
    for (DeviceTrial trial : trials) {
      trial.observe(k - 1, phase, sums, parts);
    }
  }

  private LearnedSlice result(DeviceTrial trial, double[] table) {
    int n = layout.sequences();
    Encodings encodings = new Encodings(trial.options().grid(), n);
    encodings.set(row(table, Best.SCALE, trial), row(table, Best.ZERO_POINT, trial));
    return trial.result(encodings, row(table, Best.LOSS, trial));
  }

  private double[] row(double[] table, int row, DeviceTrial trial) {
    int n = layout.sequences();
    int from = (row * trials.size() + trial.index()) * n;
    return Arrays.copyOfRange(table, from, from + n);
  }

  @Override
  public void close() {
    try {
      plan.close();
    } finally {
      buffers.forEach(Buffer::close);
    }
  }
}
