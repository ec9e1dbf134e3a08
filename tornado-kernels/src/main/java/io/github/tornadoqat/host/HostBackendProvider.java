package io.github.tornadoqat.host;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.BackendProvider;
import io.github.tornadoqat.program.Device;
import java.util.List;

/** The CPU, which is always there. */
public final class HostBackendProvider implements BackendProvider {
  @Override
  public String name() {
    return "host";
  }

  @Override
  public List<Device> devices() {
    return List.of(HostBackend.cpu());
  }

  @Override
  public String unavailable() {
    return "";
  }

  @Override
  public Backend open(String selector, int threads) {
    if (!selector.isEmpty()) {
      throw new BackendException("backend host takes no selector, not '" + selector + "'");
    }
    return new HostBackend(threads);
  }
}
