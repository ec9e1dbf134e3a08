package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Backend;
import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.BackendProvider;
import io.github.tornadoqat.program.Device;
import java.util.List;

/** Every device that TornadoVM reaches. Without TornadoVM none of its classes is loaded. */
public final class TornadoBackendProvider implements BackendProvider {
  static final String NAME = "tornado";

  private static final String RUNTIME = "tornado.runtime";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Device> devices() {
    try {
      return accelerators().stream().map(TornadoAccelerator::device).toList();
    } catch (BackendException e) {
      return List.of();
    }
  }

  @Override
  public String unavailable() {
    try {
      return accelerators().isEmpty() ? "TornadoVM finds no device: install its driver" : "";
    } catch (BackendException e) {
      return e.getMessage();
    }
  }

  @Override
  public Backend open(String selector, int threads) {
    TornadoAccelerator accelerator = select(selector);
    SignalHandlers.warn(accelerator.device());
    return new TornadoBackend(accelerator);
  }

  /**
   * The device of a selector.
   *
   * @throws BackendException if it cannot be used, with the cause
   */
  static TornadoAccelerator select(String selector) {
    return Devices.select(accelerators(), selector);
  }

  /**
   * The devices.
   *
   * @throws BackendException if TornadoVM cannot be used, with the reason
   */
  private static List<TornadoAccelerator> accelerators() {
    if (ModuleLayer.boot().findModule(RUNTIME).isEmpty()) {
      throw new BackendException(
          "TornadoVM is not loaded: install its SDK, set TORNADOVM_HOME, and start with"
              + " scripts/qat");
    }
    Guard.check();
    if (!Start.FAILURE.isEmpty()) {
      throw new BackendException(Start.FAILURE);
    }
    return Start.DEVICES;
  }

  /** TornadoVM starts once in a JVM; when it fails to, only the first attempt tells why. */
  private static final class Start {
    static final List<TornadoAccelerator> DEVICES;
    static final String FAILURE;

    static {
      List<TornadoAccelerator> devices = List.of();
      String failure = "";
      try {
        devices = Devices.all();
      } catch (LinkageError | RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
          cause = cause.getCause();
        }
        failure =
            "TornadoVM does not start: %s (its SDK must be 5.2.0-jdk25, its drivers installed)"
                .formatted(TaskGraphs.oneLine(cause));
      }
      DEVICES = devices;
      FAILURE = failure;
    }
  }
}
