package io.github.tornadoqat.quantizer;

import java.util.List;
import java.util.stream.Collectors;

/** Every parameterization, by name. */
public final class Parameterizations {
  private static final List<Parameterization> ALL =
      List.of(
          new MinMax(),
          ScaleOffset.plain(),
          ScaleOffset.ofGrid(),
          ScaleOffset.relative(),
          new BetaGamma(),
          SigmoidEnds.betaGamma(),
          SigmoidEnds.omniQuant(),
          new LogScale(),
          new SoftplusWidth(),
          new LsqPlus(),
          Symmetric.scale(),
          Symmetric.max(),
          Symmetric.gamma());

  private Parameterizations() {}

  /** All of them. */
  public static List<Parameterization> all() {
    return ALL;
  }

  /**
   * The one with this name.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public static Parameterization of(String name) {
    return ALL.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no parameterization '" + name + "'; there is: " + names()));
  }

  /** The names, separated by commas. */
  public static String names() {
    return ALL.stream().map(Parameterization::name).collect(Collectors.joining(", "));
  }
}
