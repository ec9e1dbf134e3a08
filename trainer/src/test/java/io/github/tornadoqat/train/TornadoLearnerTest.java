package io.github.tornadoqat.train;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Device;
import io.github.tornadoqat.tornado.NeedsTornado;
import io.github.tornadoqat.tornado.TornadoBackendProvider;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Learning on every device that TornadoVM shows. */
@Tag("tornado")
@ExtendWith(NeedsTornado.class)
@ParameterizedClass
@MethodSource("devices")
class TornadoLearnerTest extends DeviceLearnerContract {
  @Parameter String device;

  static List<String> devices() {
    return new TornadoBackendProvider().devices().stream().map(Device::backend).toList();
  }

  @Override
  Backend open() {
    return Backends.open(device, 1);
  }
}
