package io.github.tornadoqat.program;

/** A backend or device that was asked for and cannot be used. */
public final class BackendException extends ProgramException {
  private static final long serialVersionUID = 1L;

  public BackendException(String message) {
    this(message, null);
  }

  public BackendException(String message, Throwable cause) {
    super(message, cause);
  }
}
