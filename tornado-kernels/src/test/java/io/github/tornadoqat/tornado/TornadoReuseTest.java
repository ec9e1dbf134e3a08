package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.Device;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.QuantizationSpec;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.program.StatisticsOp;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that uses the kernels of an earlier one on a device gives its own results. */
@Tag("tornado")
@ExtendWith(NeedsTornado.class)
@ParameterizedClass
@MethodSource("devices")
class TornadoReuseTest {
  private static final Granularity CHANNELS = Granularity.perChannel(0);
  private static final int ROWS = 3;
  private static final int COLUMNS = 5003;

  @Parameter String device;

  static List<String> devices() {
    return new TornadoBackendProvider().devices().stream().map(Device::backend).toList();
  }

  /** With few tasks a graph, constants are handed on from graph to graph too. */
  @ParameterizedTest
  @ValueSource(ints = {200, 2})
  void givesTheResultsOfItsOwnConstants(int tasks) {
    TornadoAccelerator real = Devices.select(Devices.all(), device.substring("tornado:".length()));
    CountingAccelerator accelerator =
        new CountingAccelerator(new TornadoAccelerator(real.device(), real.target(), tasks, false));
    try (Backend backend = new TornadoBackend(accelerator);
        Backend host = Backends.open("host", 1)) {
      for (long seed = 0; seed < 4; seed++) {
        assertThat(results(backend, seed)).as("seed %d", seed).isEqualTo(results(host, seed));
      }
    }
    assertThat(accelerator.closings()).containsExactly(1);
  }

  /** The bits of two executions, the last ones read when the plan is closed. */
  private static List<Integer> results(Backend backend, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Shape shape = Shape.of(ROWS, COLUMNS);
    List<Integer> bits = new ArrayList<>();
    try (Buffer x = constant(backend, shape, random);
        Buffer encodings = encodings(backend, random);
        Buffer g = backend.allocate(ElementType.F32, shape, Residency.STEP);
        Buffer centre = constant(backend, Shape.of(ROWS), random);
        Buffer y = backend.allocate(ElementType.F32, shape, Residency.DEVICE);
        Buffer dx = backend.allocate(ElementType.F32, shape, Residency.RESULT);
        Buffer gradient =
            backend.allocate(ElementType.F32, Shape.of(3, 2 * ROWS), Residency.RESULT);
        Buffer moments =
            backend.allocate(ElementType.F32, Shape.of(4, 2 * ROWS), Residency.RESULT);
        Buffer loss = backend.allocate(ElementType.F32, Shape.of(4, 2 * ROWS), Residency.RESULT)) {
      QuantizationSpec spec = new QuantizationSpec(encodings, CHANNELS);
      Program program =
          Program.of(
              new Op.FakeQuantize(x, spec, y),
              new Op.RangeGradient(x, g, spec, dx, gradient, null),
              new StatisticsOp.Moments(y, CHANNELS, centre, moments),
              new Op.MseStep(x, spec, loss, null));
      try (Plan plan = backend.compile(program)) {
        for (int step = 0; step < 2; step++) {
          g.put(numbers(shape, random));
          plan.execute();
          addBits(bits, List.of(dx, gradient, moments, loss));
        }
      }
      addBits(bits, List.of(dx, gradient, moments, loss));
    }
    return bits;
  }

  private static void addBits(List<Integer> bits, List<Buffer> buffers) {
    for (Buffer buffer : buffers) {
      float[] values = new float[(int) buffer.elements()];
      buffer.get(values);
      for (float value : values) {
        bits.add(Float.floatToRawIntBits(value));
      }
    }
  }

  private static float[] numbers(Shape shape, SplittableRandom random) {
    float[] values = new float[(int) shape.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static Buffer constant(Backend backend, Shape shape, SplittableRandom random) {
    return backend.wrap(numbers(shape, random), shape);
  }

  /** Four bits of a random scale each. */
  private static Buffer encodings(Backend backend, SplittableRandom random) {
    float[] table = new float[QuantizationSpec.ROWS * ROWS];
    for (int p = 0; p < ROWS; p++) {
      float scale = (float) random.nextDouble(0.1, 0.4);
      table[QuantizationSpec.SCALE * ROWS + p] = scale;
      table[QuantizationSpec.INVERSE * ROWS + p] = 1f / scale;
      table[QuantizationSpec.LO * ROWS + p] = -8f;
      table[QuantizationSpec.HI * ROWS + p] = 7f;
    }
    return backend.wrap(table, Shape.of(QuantizationSpec.ROWS, ROWS));
  }
}
