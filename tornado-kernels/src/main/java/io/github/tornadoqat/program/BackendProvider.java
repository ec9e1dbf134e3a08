package io.github.tornadoqat.program;

import java.util.List;

/** Finds the devices of one backend; registered for {@code ServiceLoader}. */
public interface BackendProvider {
  /** The first word of {@code --backend}. */
  String name();

  /** Devices that {@link #open} can use; empty where there are none. */
  List<Device> devices();

  /** One line on why {@link #devices} is empty; empty where it is not. */
  String unavailable();

  /**
   * Opens a backend.
   *
   * @param selector what follows the name and a colon in {@code --backend}; empty for the default
   * @param threads CPU threads to use
   * @throws BackendException if it cannot be used, with the cause
   */
  Backend open(String selector, int threads);
}
