package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.Device;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.Op;
import io.github.tornadoqat.program.Plan;
import io.github.tornadoqat.program.Program;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.RoundingRule;
import io.github.tornadoqat.program.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** What only a device can show: failures, memory over many executions, graphs of many tasks. */
@Tag("tornado")
@ExtendWith(NeedsTornado.class)
@ParameterizedClass
@MethodSource("devices")
class TornadoDeviceTest {
  private static final int EXECUTIONS = 20_000;

  @Parameter String device;

  static List<String> devices() {
    return new TornadoBackendProvider().devices().stream().map(Device::backend).toList();
  }

  private Backend open() {
    return new TornadoBackendProvider().open(device.substring("tornado:".length()), 1);
  }

  private TornadoAccelerator accelerator() {
    return Devices.select(Devices.all(), device.substring("tornado:".length()));
  }

  static void uncompilableKernel(KernelContext context, FloatArray x, int n) {
    int i = context.globalIdx;
    if (i < n) {
      x.set(i, Float.intBitsToFloat(Float.floatToRawIntBits(x.get(i)) + n));
    }
  }

  @Test
  void aKernelThatDoesNotCompileIsAnError() {
    Arrays arrays = new Arrays();
    FloatArray x = arrays.scratchFloats(1024);
    TaskPackage task =
        TaskPackage.createPackage(
            "bad", TornadoDeviceTest::uncompilableKernel, arrays.context(), x, 1024);
    try (var graphs = accelerator().prepare(List.of(new Launch(task, 4)), arrays)) {
      assertThatThrownBy(graphs::execute)
          .isInstanceOf(BackendException.class)
          .hasMessageContaining(device);
    }
  }

  @Test
  void memoryStaysFlatOverManyExecutions() {
    try (Backend backend = open();
        Buffer x = backend.allocate(ElementType.F32, Shape.of(1000), Residency.STEP);
        Buffer y = backend.allocate(ElementType.F32, Shape.of(1000), Residency.RESULT);
        Plan plan = backend.compile(Program.of(new Op.Round(x, RoundingRule.halfEven(), y)))) {
      float[] values = new float[1000];
      execute(plan, x, y, values, 2_000);
      long before = usedHeap();
      execute(plan, x, y, values, EXECUTIONS);
      long grown = usedHeap() - before;
      // Not even 20 bytes for each: an object kept of each would be more.
      assertThat(grown).as("bytes of heap after %d executions", EXECUTIONS).isLessThan(400_000);
    }
  }

  private static void execute(Plan plan, Buffer x, Buffer y, float[] values, int times) {
    for (int i = 0; i < times; i++) {
      java.util.Arrays.fill(values, i + 0.25f);
      x.put(values);
      plan.execute();
    }
    y.get(values);
    assertThat(values).containsOnly(times - 1f);
  }

  @SuppressWarnings("SystemGC")
  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void handsArraysOnWhereThereAreMoreTasksThanAGraphHolds() {
    int ops = 11;
    TornadoAccelerator real = accelerator();
    try (Backend backend =
        new TornadoBackend(new TornadoAccelerator(real.device(), real.target(), 4, false))) {
      Shape shape = Shape.of(37);
      List<Buffer> buffers = new ArrayList<>();
      Buffer x = backend.allocate(ElementType.F32, shape, Residency.STEP);
      Buffer bounds = backend.allocate(ElementType.F32, Shape.of(2, 1), Residency.STEP);
      buffers.add(x);
      List<Op> all = new ArrayList<>();
      for (int i = 0; i < ops; i++) {
        boolean last = i == ops - 1 || i == 5;
        Buffer y =
            backend.allocate(ElementType.F32, shape, last ? Residency.RESULT : Residency.DEVICE);
        all.add(new Op.Clip(buffers.getLast(), Granularity.perTensor(), bounds, y));
        buffers.add(y);
      }
      try (Plan plan = backend.compile(new Program(all))) {
        for (int step = 0; step < 3; step++) {
          float[] values = new float[37];
          java.util.Arrays.fill(values, step + 7f);
          x.put(values);
          bounds.put(new float[] {0f, step + 2f});
          plan.execute();
          buffers.getLast().get(values);
          assertThat(values).containsOnly(step + 2f);
          buffers.get(6).get(values);
          assertThat(values).containsOnly(step + 2f);
        }
      }
      buffers.forEach(Buffer::close);
      bounds.close();
    }
  }

  /** What an execution leaves is there for the next, whichever graph wrote it. */
  @Test
  void learnsWhereThereAreMoreTasksThanAGraphHolds() {
    double[] one = best(200);
    assertThat(best(2)).isEqualTo(one);
    assertThat(best(1)).isEqualTo(one);
  }

  private double[] best(int tasks) {
    TornadoAccelerator real = accelerator();
    try (Backend backend =
        new TornadoBackend(new TornadoAccelerator(real.device(), real.target(), tasks, false))) {
      return new LearningRun(backend).best(5, 5000);
    }
  }

  @Test
  void aProgramBeyondTheMemorySaysHowMuchItNeeds() {
    TornadoAccelerator real = accelerator();
    Device d = real.device();
    Device small = new Device(d.backend(), d.name(), d.driver(), 1 << 20);
    try (Backend backend = new TornadoBackend(new TornadoAccelerator(small, real.target()));
        Buffer x = backend.allocate(ElementType.F32, Shape.of(1 << 20), Residency.STEP);
        Buffer y = backend.allocate(ElementType.F32, Shape.of(1 << 20), Residency.RESULT)) {
      assertThatThrownBy(
              () -> backend.compile(Program.of(new Op.Round(x, RoundingRule.halfEven(), y))))
          .isInstanceOf(BackendException.class)
          .hasMessageContaining("needs 8.0 MiB")
          .hasMessageContaining("has 1.0 MiB");
    }
  }

  @Test
  void closesUnusedProgramsBesideThoseInUse() {
    CountingAccelerator small = new CountingAccelerator(accelerator(), 1 << 20);
    try (Backend backend = new TornadoBackend(small);
        ClipRun first = ClipRun.executed(backend, 1 << 16, 5f)) {
      ClipRun.executed(backend, 15_000, 5f).close();
      ClipRun.executed(backend, 15_001, 5f).close();
      // 524, 400 and 120 of 1049 KB: one of the two unused must go.
      try (ClipRun second = ClipRun.executed(backend, 50_000, 5f)) {
        assertThat(small.closings()).containsExactly(0, 1, 0, 0);
        List.of(first, second).forEach(ClipRun::execute);
        assertThatThrownBy(() -> new ClipRun(backend, 1 << 14, 5f))
            .isInstanceOf(BackendException.class)
            .hasMessageContaining("needs 0.1 MiB")
            .hasMessageContaining("has 1.0 MiB, 0.9 MiB of it in use by other plans");
      }
    }
    assertThat(small.closings()).containsExactly(1, 1, 1, 1);
  }
}
