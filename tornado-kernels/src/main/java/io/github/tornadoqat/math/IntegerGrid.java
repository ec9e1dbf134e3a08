package io.github.tornadoqat.math;

/**
 * The integers {@code qmin..qmax} that codes are taken from.
 *
 * @param bits storage width, 1 to 16
 * @param qmin smallest code
 * @param qmax largest code
 */
public record IntegerGrid(int bits, int qmin, int qmax) {
  /** The widest grid that codes are stored for. */
  public static final int MAX_BITS = 16;

  public IntegerGrid {
    if (bits < 1 || bits > MAX_BITS) {
      throw new IllegalArgumentException("bits must be 1 to 16, not " + bits);
    }
    int n = 1 << bits;
    boolean fits = (qmin >= 0 && qmax < n) || (qmin >= -n / 2 && qmax < n / 2);
    if (qmin >= qmax || !fits) {
      throw new IllegalArgumentException(
          "codes [" + qmin + ", " + qmax + "] do not fit " + bits + " bits");
    }
  }

  /** All 2^b codes from zero: {@code [0, 2^b − 1]}. */
  public static IntegerGrid unsigned(int bits) {
    check(bits);
    return new IntegerGrid(bits, 0, (1 << bits) - 1);
  }

  /** All 2^b codes of two's complement: {@code [−2^(b−1), 2^(b−1) − 1]}. */
  public static IntegerGrid signed(int bits) {
    check(bits);
    return new IntegerGrid(bits, -(1 << (bits - 1)), (1 << (bits - 1)) - 1);
  }

  /** Two's complement without its most negative code; needs two bits or more. */
  public static IntegerGrid restricted(int bits) {
    check(bits);
    if (bits == 1) {
      throw new IllegalArgumentException("a restricted grid needs 2 bits or more, not 1");
    }
    int q = (1 << (bits - 1)) - 1;
    return new IntegerGrid(bits, -q, q);
  }

  /** The number of steps between the ends: {@code qmax − qmin}. */
  public int steps() {
    return qmax - qmin;
  }

  /** Whether codes may be negative. */
  public boolean isSigned() {
    return qmin < 0;
  }

  private static void check(int bits) {
    if (bits < 1 || bits > MAX_BITS) {
      throw new IllegalArgumentException("bits must be 1 to 16, not " + bits);
    }
  }
}
