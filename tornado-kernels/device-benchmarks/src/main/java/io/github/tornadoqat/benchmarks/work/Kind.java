package io.github.tornadoqat.benchmarks.work;

/** The three jobs of range learning, with the bytes that each must move for an element. */
public enum Kind {
  /** Reads x, writes the fake-quantized values. */
  FORWARD(8, "copy"),
  /** Reads x and the upstream gradient, writes dx, sums the range gradient. */
  BACKWARD(12, "copy"),
  /** Reads x, sums the squared error and its range gradient. */
  MSE_STEP(4, "read");

  private final int bytes;
  private final String ceiling;

  Kind(int bytes, String ceiling) {
    this.bytes = bytes;
    this.ceiling = ceiling;
  }

  /** Bytes an element; encodings and sums are not counted. */
  public int bytes() {
    return bytes;
  }

  /** The prefix of the ceilings that this job is compared with. */
  public String ceiling() {
    return ceiling;
  }
}
