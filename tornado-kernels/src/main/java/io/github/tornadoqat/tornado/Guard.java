package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.BackendException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The properties without which TornadoVM gives other bits or hides failures. TornadoVM reads them
 * once, when its first class loads, so they must be set on the command line.
 */
final class Guard {
  /** Values that must be there; {@code scripts/qat} sets them. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          // Else a kernel that does not compile runs as sequential Java.
          "tornado.recover.bailout", "false",
          // Else a product and an addition are rounded once.
          "tornado.enable.fma", "false",
          // Else a square root is approximate.
          "tornado.enable.nativeFunctions", "false");

  private static final String FLAGS = "tornado.opencl.compiler.flags";
  private static final List<String> RELAXED =
      List.of("fast", "relaxed", "mad-enable", "unsafe", "finite", "no-signed-zeros", "denorms");

  private Guard() {}

  /**
   * Checks the properties of this JVM.
   *
   * @throws BackendException naming the first that is wrong
   */
  static void check() {
    REQUIRED.forEach(
        (key, value) -> {
          String found = System.getProperty(key);
          if (found == null || !found.toLowerCase(Locale.ROOT).equals(value)) {
            throw wrong(key, found, "-D" + key + "=" + value);
          }
        });
    String flags = System.getProperty(FLAGS);
    if (flags == null || RELAXED.stream().anyMatch(flags::contains)) {
      throw wrong(FLAGS, flags, "-D" + FLAGS + "=-w");
    }
  }

  private static BackendException wrong(String key, String found, String wanted) {
    return new BackendException(
        "backend tornado needs java's option "
            + wanted
            + ", and "
            + key
            + " is "
            + (found == null ? "not set" : "'" + found + "'")
            + "; scripts/qat sets it");
  }
}
