package io.github.tornadoqat.tornado;

import io.github.tornadoqat.program.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Java gets a signal for every null that compiled code meets. PoCL compiles with LLVM, which takes
 * the handlers of signals for itself until the next one: two threads at a time then end the
 * process, and a build in progress loses its files. A library of the JDK that is loaded first keeps
 * them.
 */
final class SignalHandlers {
  private static final Path MAPS = Path.of("/proc/self/maps");
  private static final String KEEPER = "libjsig.so";

  private SignalHandlers() {}

  /** Warns where a driver that takes handlers is used without the library that keeps them. */
  static void warn(Device device) {
    String warning = warning(device, MAPS);
    if (!warning.isEmpty()) {
      System.getLogger(SignalHandlers.class.getName()).log(System.Logger.Level.WARNING, warning);
    }
  }

  /**
   * What to do about it; empty where nothing is.
   *
   * @param maps the libraries of this process, which only Linux tells
   */
  static String warning(Device device, Path maps) {
    boolean takesHandlers = device.driver().contains("Portable Computing Language");
    if (!takesHandlers || !Files.isReadable(maps) || isLoaded(KEEPER, maps)) {
      return "";
    }
    Path library = Path.of(System.getProperty("java.home"), "lib", KEEPER);
    return "PoCL takes Java's signal handlers and may end this process: start java with LD_PRELOAD="
        + library
        + ", as scripts/qat does";
  }

  private static boolean isLoaded(String library, Path maps) {
    try (Stream<String> lines = Files.lines(maps)) {
      return lines.anyMatch(line -> line.endsWith("/" + library));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
