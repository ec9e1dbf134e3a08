package io.github.tornadoqat.program;

/** A shape, element type or axis that does not fit its use. */
public final class ShapeException extends ProgramException {
  private static final long serialVersionUID = 1L;

  public ShapeException(String message) {
    this(message, null);
  }

  public ShapeException(String message, Throwable cause) {
    super(message, cause);
  }
}
