package io.github.tornadoqat.run;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.quantizer.Parameterization;
import io.github.tornadoqat.quantizer.Parameterizations;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Which codes there are, and whether the zero point is learned. */
public enum Scheme {
  /** Codes 0 to 2^b − 1 and a zero point. */
  ASYMMETRIC("asymmetric"),
  /** All codes of two's complement, zero point 0. */
  SYMMETRIC_FULL("symmetric-full"),
  /** Two's complement without its most negative code, zero point 0. */
  SYMMETRIC_RESTRICTED("symmetric-restricted");

  private final String text;

  Scheme(String text) {
    this.text = text;
  }

  /**
   * The grid of this scheme.
   *
   * @throws IllegalArgumentException if it has no grid of so few or so many bits
   */
  public IntegerGrid grid(int bits) {
    if (this == SYMMETRIC_RESTRICTED && bits == 1) {
      throw new IllegalArgumentException("scheme " + this + " needs 2 bits or more, not 1");
    }
    return switch (this) {
      case ASYMMETRIC -> IntegerGrid.unsigned(bits);
      case SYMMETRIC_FULL -> IntegerGrid.signed(bits);
      case SYMMETRIC_RESTRICTED -> IntegerGrid.restricted(bits);
    };
  }

  /** Whether the zero point is code 0. */
  public boolean isSymmetric() {
    return this != ASYMMETRIC;
  }

  /**
   * Refuses parameterizations that learn a zero point where there is none, or the other way round.
   *
   * @throws IllegalArgumentException if there is such a one
   */
  public void check(List<Parameterization> parameterizations) {
    for (Parameterization p : parameterizations) {
      if (p.isSymmetric() != isSymmetric()) {
        throw new IllegalArgumentException(
            "parameterization "
                + p.name()
                + " does not fit scheme "
                + this
                + "; these do: "
                + Parameterizations.all().stream()
                    .filter(other -> other.isSymmetric() == isSymmetric())
                    .map(Parameterization::name)
                    .collect(Collectors.joining(", ")));
      }
    }
  }

  /** The scheme of this name. */
  public static Scheme parse(String text) {
    return Arrays.stream(values())
        .filter(s -> s.text.equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no scheme '"
                        + text
                        + "'; there is: "
                        + Arrays.stream(values())
                            .map(Scheme::toString)
                            .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return text;
  }
}
