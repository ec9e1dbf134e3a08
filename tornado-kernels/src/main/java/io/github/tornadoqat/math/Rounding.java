package io.github.tornadoqat.math;

/** Rounding of float32 values to integers. */
public enum Rounding {
  /** To the nearest integer, ties to even: the default of ONNX, PyTorch and IEEE 754. */
  HALF_EVEN,
  /** To the nearest integer, ties away from zero: C's {@code roundf}. */
  HALF_AWAY,
  /** Toward negative infinity. */
  FLOOR,
  /** Toward positive infinity. */
  CEIL,
  /** Up with a probability equal to the fraction, from a counter-based generator. */
  STOCHASTIC
}
