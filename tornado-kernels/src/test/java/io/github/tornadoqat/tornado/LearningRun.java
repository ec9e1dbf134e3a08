package io.github.tornadoqat.tornado;

import io.github.tornadoqat.math.RangeForm;
import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Layout;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.RangeUpdate;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import java.util.SplittableRandom;

/** A program that learns the ranges of channels by every form, from their extremes. */
final class LearningRun {
  private static final int FORMS = RangeForm.LSQ_PLUS + 1;
  private static final int PARTS = 3;
  private static final int STEPS = 15;

  private final Backend backend;

  LearningRun(Backend backend) {
    this.backend = backend;
  }

  /** The best error of every range, after a start and two steps. */
  double[] best(int channels, int length) {
    int columns = FORMS * channels;
    Shape shape = Shape.of(channels, length);
    Granularity granularity = Granularity.perChannel(0);
    int chunks = FORMS * granularity.layout(shape).totalChunks();
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[channels * length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    Buffer x = backend.wrap(values, shape);
    Buffer trials = doubles(RangeUpdate.Trial.ROWS, FORMS, Residency.CONSTANT);
    trials.put(trials());
    Buffer ranges = doubles(RangeUpdate.Range.ROWS, columns, Residency.CONSTANT);
    ranges.put(ranges(channels));
    Buffer step = doubles(RangeUpdate.Step.ROWS, FORMS, Residency.STEP);
    Buffer state = doubles(RangeUpdate.State.ROWS, columns, Residency.DEVICE);
    Buffer best = doubles(RangeUpdate.Best.ROWS, columns, Residency.DEVICE);
    Buffer trace = doubles(RangeUpdate.Trace.ROWS, PARTS * FORMS, Residency.RESULT);
    Buffer encodings = allocate(ElementType.F32, QuantizationSpec.ROWS, columns);
    Buffer sums = allocate(ElementType.F32, Op.MseStep.SUMS, chunks);
    Buffer counts = allocate(ElementType.I32, Op.MseStep.COUNTS, chunks);
    Program program =
        Program.of(
            new RangeUpdate(trials, ranges, step, sums, counts, state, best, encodings, trace),
            new Op.MseStep(x, new QuantizationSpec(encodings, granularity), sums, counts));
    try (Plan plan = backend.compile(program)) {
      for (int k = 0; k < 4; k++) {
        step.put(step(k));
        plan.execute();
      }
      plan.fetch(best);
    }
    double[] table = new double[RangeUpdate.Best.ROWS * columns];
    best.get(table);
    return java.util.Arrays.copyOf(table, columns);
  }

  private static double[] trials() {
    double[] table = new double[RangeUpdate.Trial.ROWS * FORMS];
    for (int t = 0; t < FORMS; t++) {
      table[RangeUpdate.Trial.FORM * FORMS + t] = t;
      table[RangeUpdate.Trial.STEPS * FORMS + t] = STEPS;
      table[RangeUpdate.Trial.MEAN_SHARE * FORMS + t] = 0.1;
      table[RangeUpdate.Trial.SQUARE_SHARE * FORMS + t] = 0.001;
      table[RangeUpdate.Trial.EPSILON * FORMS + t] = 1e-8;
    }
    return table;
  }

  /** Numbers that express about −1 to 1, whatever the form. */
  private static double[] ranges(int channels) {
    double scale = 2.0 / STEPS;
    double[] firsts = {-1, 0, 4, 4, scale, Math.log(scale), scale};
    double[] seconds = {1, 0, 4, 4, 0.5, 0.5, -1};
    double[] firstUnits = {1, 2, -1, -1, 1, 1, 1};
    double[] secondUnits = {1, 2, 1, 1, STEPS, STEPS, 1};
    int columns = FORMS * channels;
    double[] table = new double[RangeUpdate.Range.ROWS * columns];
    for (int i = 0; i < columns; i++) {
      int form = i / channels;
      table[RangeUpdate.Range.FIRST * columns + i] = firsts[form];
      table[RangeUpdate.Range.SECOND * columns + i] = seconds[form];
      table[RangeUpdate.Range.FIRST_UNIT * columns + i] = firstUnits[form];
      table[RangeUpdate.Range.SECOND_UNIT * columns + i] = secondUnits[form];
      table[RangeUpdate.Range.ORIGIN * columns + i] = form == RangeForm.SOFTPLUS_WIDTH ? -1 : 0;
      table[RangeUpdate.Range.LEAST_SCALE * columns + i] = 1e-4 * scale;
      table[RangeUpdate.Range.FIRST_RATE * columns + i] = 1e-3;
      table[RangeUpdate.Range.SECOND_RATE * columns + i] = 1e-3;
      table[RangeUpdate.Range.FACTOR * columns + i] = 1.0 / Layout.CHUNK;
    }
    return table;
  }

  private static double[] step(int k) {
    double[] table = new double[RangeUpdate.Step.ROWS * FORMS];
    for (int t = 0; t < FORMS; t++) {
      table[RangeUpdate.Step.OBSERVED * FORMS + t] = k > 0 ? 1 : 0;
      table[RangeUpdate.Step.MOVE * FORMS + t] =
          k == 0
              ? RangeUpdate.Step.START
              : k < 3 ? RangeUpdate.Step.LEARN : RangeUpdate.Step.RECALL;
      table[RangeUpdate.Step.RATE * FORMS + t] = 1;
      table[RangeUpdate.Step.MEAN_UNBIAS * FORMS + t] = 1 / (1 - Math.pow(0.9, k));
      table[RangeUpdate.Step.SQUARE_UNBIAS * FORMS + t] = 1 / (1 - Math.pow(0.999, k));
    }
    return table;
  }

  private Buffer doubles(int rows, int columns, Residency residency) {
    return backend.allocate(ElementType.F64, Shape.of(rows, columns), residency);
  }

  private Buffer allocate(ElementType type, int rows, int columns) {
    return backend.allocate(type, Shape.of(rows, columns), Residency.DEVICE);
  }
}
