package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendContract;
import io.github.tornadoqat.program.Buffer;
import io.github.tornadoqat.program.Device;
import io.github.tornadoqat.program.ElementType;
import io.github.tornadoqat.program.Granularity;
import io.github.tornadoqat.program.OpKind;
import io.github.tornadoqat.program.Residency;
import io.github.tornadoqat.program.Shape;
import io.github.tornadoqat.program.TensorCase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.ac.manchester.tornado.api.common.TaskPackage;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/** No kernel writes behind its outputs, its scratch and its inputs, nor into its inputs. */
@Tag("tornado")
@ExtendWith(NeedsTornado.class)
@ParameterizedClass
@MethodSource("devices")
class TornadoGuardTest {
  /** Tiles, chunks one after the other, and neighbouring sequences; none fills its last group. */
  private static final List<TensorCase> TENSORS =
      List.of(
          tensor(Granularity.perTensor(), 1),
          tensor(Granularity.perTensor(), 1025),
          tensor(Granularity.perTensor(), 12_305),
          tensor(Granularity.perTensor(), 0),
          tensor(Granularity.perChannel(1), 683, 3, 6),
          tensor(Granularity.perChannel(1), 4097, 3),
          tensor(Granularity.perGroup(1, 100), 5, 207),
          tensor(Granularity.perGroup(0, 33), 207, 5));

  @Parameter String device;

  static List<String> devices() {
    return new TornadoBackendProvider().devices().stream().map(Device::backend).toList();
  }

  private static TensorCase tensor(Granularity granularity, long... lengths) {
    return new TensorCase(Shape.of(lengths), granularity);
  }

  private GuardedAccelerator guarded() {
    return new GuardedAccelerator(
        Devices.select(Devices.all(), device.substring("tornado:".length())));
  }

  @ParameterizedTest
  @EnumSource
  void staysWithinItsArrays(OpKind kind) {
    BackendContract.agreesOnShapes(new TornadoBackend(guarded()), kind, TENSORS);
  }

  /** Ranges that fill no last group, and errors as uniform data in 16 codes have them. */
  @Test
  void staysWithinItsArraysWhileItLearns() {
    try (Backend backend = new TornadoBackend(guarded())) {
      double[] best = new LearningRun(backend).best(43, 5000);
      double expected = 5000 * Math.pow(2.0 / 15, 2) / 12;
      for (double loss : best) {
        assertThat(loss).isCloseTo(expected, withinPercentage(5));
      }
    }
  }

  @Test
  void seesAnElementTooMuch() {
    Arrays arrays = new Arrays();
    FloatArray from = arrays.scratchFloats(1025);
    assertThatThrownBy(() -> copy(from, arrays.scratchFloats(1024), 1025, arrays))
        .hasMessage("a kernel wrote behind FloatArray of 1024, at its byte 0");
    assertThatThrownBy(() -> copy(from, arrays.scratchFloats(1), 2, arrays))
        .hasMessage("a kernel wrote behind FloatArray of 1, at its byte 0");
    // What lies behind the one is not what lies behind the other.
    assertThatThrownBy(() -> copy(arrays.scratchFloats(9), arrays.scratchFloats(9), 10, arrays))
        .hasMessage("a kernel wrote behind FloatArray of 9, at its byte 0");
  }

  @Test
  void seesAChangedInput() {
    Arrays arrays = new Arrays();
    Buffer x = new TornadoBuffer(ElementType.F32, Shape.of(5), Residency.CONSTANT);
    x.put(new float[] {0f, 0f, 0f, 1f, 0f});
    assertThatThrownBy(() -> copy(arrays.scratchFloats(5), arrays.floats(x), 5, arrays))
        .hasMessage("a kernel wrote into an input, FloatArray of 5, at its byte 14");
  }

  /** Copies n floats, whatever the arrays hold. */
  private void copy(FloatArray from, FloatArray to, int n, Arrays arrays) {
    TaskPackage task =
        TaskPackage.createPackage(
            "copy", CopyTask::copyFloatsKernel, arrays.context(), from, to, n, Launch.PER_ITEM);
    try (var program = guarded().prepare(List.of(Launch.tiles(task, n)), arrays)) {
      program.execute();
    }
  }
}
