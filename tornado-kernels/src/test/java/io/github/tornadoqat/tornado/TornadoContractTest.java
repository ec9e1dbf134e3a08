package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendContract;
import io.github.tornadoqat.program.Device;
import io.github.tornadoqat.program.OpKind;
import io.github.tornadoqat.program.TensorCase;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every device that TornadoVM shows keeps the contract. Each plan compiles kernels, so a twelfth of
 * the shapes is tried with each op, and few random programs; {@code -Dqat.full=true} tries all.
 */
@Tag("tornado")
@ExtendWith(NeedsTornado.class)
@ParameterizedClass
@MethodSource("devices")
class TornadoContractTest extends BackendContract {
  private static final boolean FULL = Boolean.getBoolean("qat.full");

  @Parameter String device;

  static List<String> devices() {
    return new TornadoBackendProvider().devices().stream().map(Device::backend).toList();
  }

  @Override
  protected Backend open(int threads) {
    return new TornadoBackendProvider().open(device.substring("tornado:".length()), threads);
  }

  @Override
  protected int[] threadCounts() {
    return new int[] {1};
  }

  @Override
  protected List<TensorCase> awkwardShapes(OpKind kind) {
    return FULL ? super.awkwardShapes(kind) : share(kind, 12);
  }

  @Override
  protected int randomPrograms() {
    return FULL ? super.randomPrograms() : 10;
  }
}
