package io.github.tornadoqat.train;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.tornado.EmulatedBackend;

/** Learning by a device's kernels, run as ordinary Java. */
class DeviceLearnerTest extends DeviceLearnerContract {
  @Override
  Backend open() {
    return EmulatedBackend.open();
  }
}
