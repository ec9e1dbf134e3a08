package io.github.tornadoqat.program;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The backends on the class path. */
public final class Backends {
  private Backends() {}

  /** Every registered provider, by name. */
  public static List<BackendProvider> providers() {
    return ServiceLoader.load(BackendProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(BackendProvider::name))
        .toList();
  }

  /**
   * Opens a backend; nothing else is tried where it cannot be used.
   *
   * @param spec {@code name} or {@code name:selector}, such as {@code host}
   * @param threads CPU threads to use, one or more
   * @throws BackendException if there is no such backend or it cannot be used
   */
  public static Backend open(String spec, int threads) {
    int colon = spec.indexOf(':');
    String name = colon < 0 ? spec : spec.substring(0, colon);
    List<BackendProvider> all = providers();
    BackendProvider provider =
        all.stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new BackendException("no backend '" + name + "'; " + known(all)));
    return provider.open(colon < 0 ? "" : spec.substring(colon + 1), threads);
  }

  private static String known(List<BackendProvider> all) {
    return "there is: " + all.stream().map(BackendProvider::name).collect(Collectors.joining(", "));
  }
}
