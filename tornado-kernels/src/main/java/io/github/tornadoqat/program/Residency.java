package io.github.tornadoqat.program;

/** Where a buffer's content lives between executions of a plan, and when it moves. */
public enum Residency {
  /** Read by ops, sent to the device before the first execution; must not be written after it. */
  CONSTANT,
  /** Small and read by ops, sent to the device before every execution. */
  STEP,
  /** Written by ops and kept on the device; readable by the host after {@link Plan#fetch}. */
  DEVICE,
  /** Written by ops and brought back after every execution. */
  RESULT;

  /** Whether ops may write such a buffer. */
  public boolean isWritable() {
    return this == DEVICE || this == RESULT;
  }
}
