package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.BackendException;
import io.github.tornadoqat.program.Device;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoRuntime;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.runtime.TornadoRuntimeProvider;

/** The devices that TornadoVM shows. Loads TornadoVM, so it is used only where that is there. */
final class Devices {
  private static final String PREFIX = TornadoBackendProvider.NAME + ":";

  private Devices() {}

  static List<TornadoAccelerator> all() {
    TornadoRuntime runtime = TornadoRuntimeProvider.getTornadoRuntime();
    List<TornadoAccelerator> all = new ArrayList<>();
    for (int b = 0; b < runtime.getNumBackends(); b++) {
      TornadoBackend backend = runtime.getBackend(b);
      String language = backend.getBackendType().name().toLowerCase(Locale.ROOT);
      for (int d = 0; d < backend.getNumDevices(); d++) {
        TornadoDevice device = backend.getDevice(d);
        all.add(new TornadoAccelerator(describe(language, d, device), device));
      }
    }
    return all;
  }

  private static Device describe(String language, int index, TornadoDevice device) {
    return new Device(
        PREFIX + language + ":" + index,
        device.getPhysicalDevice().getDeviceName().strip(),
        device.getPlatformName().strip() + ", TornadoVM " + version(),
        Math.min(device.getMaxGlobalMemory(), limit()));
  }

  /**
   * The first device that a selector fits.
   *
   * @param selector empty, {@code language}, {@code language:index}, or {@code index}
   * @throws BackendException if there is none
   */
  static TornadoAccelerator select(List<TornadoAccelerator> all, String selector) {
    return all.stream()
        .filter(a -> matches(a.device().backend().substring(PREFIX.length()), selector))
        .findFirst()
        .orElseThrow(
            () ->
                new BackendException(
                    "no device '%s%s'; there is: %s"
                        .formatted(
                            PREFIX,
                            selector,
                            all.stream()
                                .map(a -> a.device().backend())
                                .collect(Collectors.joining(", ")))));
  }

  private static boolean matches(String name, String selector) {
    return selector.isEmpty()
        || name.equals(selector)
        || name.startsWith(selector + ":")
        || name.endsWith(":" + selector);
  }

  /** TornadoVM's own limit on what it uses of a device. */
  private static long limit() {
    String size = System.getProperty("tornado.device.memory", "4GB").toUpperCase(Locale.ROOT);
    String digits = size.replaceAll("[^0-9].*", "");
    int shift = size.endsWith("GB") ? 30 : size.endsWith("MB") ? 20 : size.endsWith("KB") ? 10 : 0;
    return Long.parseLong(digits) << shift;
  }

  /** From the name of the API's jar, which has the version. */
  private static String version() {
    return ModuleLayer.boot()
        .configuration()
        .findModule("tornado.api")
        .flatMap(m -> m.reference().location())
        .map(uri -> uri.getPath().replaceAll(".*/tornado-api-(.*)\\.jar", "$1"))
        .orElse("of unknown version");
  }
}
