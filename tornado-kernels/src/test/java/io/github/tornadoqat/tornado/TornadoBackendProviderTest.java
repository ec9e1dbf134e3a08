package io.github.tornadoqat.tornado;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Backends;
import io.github.tornadoqat.program.Device;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TornadoBackendProviderTest {
  private final TornadoBackendProvider provider = new TornadoBackendProvider();

  @Test
  void saysInOneLineWhyItIsNotThere() {
    assumeTrue(
        ModuleLayer.boot().findModule("tornado.runtime").isEmpty(), "TornadoVM is loaded here");
    assertThat(provider.devices()).isEmpty();
    assertThat(provider.unavailable()).contains("TORNADOVM_HOME").doesNotContain("\n");
    assertThatThrownBy(() -> Backends.open("tornado", 1))
        .isInstanceOf(BackendException.class)
        .hasMessage(provider.unavailable());
  }

  @Tag("tornado")
  @ExtendWith(NeedsTornado.class)
  @Test
  void opensEveryDeviceByItsName() {
    List<Device> devices = provider.devices();
    assertThat(devices).isNotEmpty();
    for (Device device : devices) {
      assertThat(device.memoryBytes()).isPositive();
      assertThat(device.driver()).contains("TornadoVM");
      try (var backend = Backends.open(device.backend(), 1)) {
        assertThat(backend.device()).isEqualTo(device);
      }
    }
    try (var backend = Backends.open("tornado", 1)) {
      assertThat(backend.device()).isEqualTo(devices.getFirst());
    }
  }

  @Tag("tornado")
  @ExtendWith(NeedsTornado.class)
  @ParameterizedTest
  @ValueSource(strings = {"99", "opencl:99", "vulkan", "opencl:x", ":"})
  void namesTheDevicesWhereAnotherIsAskedFor(String selector) {
    assertThatThrownBy(() -> provider.open(selector, 1))
        .isInstanceOf(BackendException.class)
        .hasMessageContaining("no device 'tornado:" + selector + "'")
        .hasMessageContaining(provider.devices().getFirst().backend());
  }
}
