package io.github.tornadoqat.program;

/** An op that the chosen backend does not have. */
public final class UnsupportedOpException extends ProgramException {
  private static final long serialVersionUID = 1L;

  public UnsupportedOpException(String message) {
    this(message, null);
  }

  public UnsupportedOpException(String message, Throwable cause) {
    super(message, cause);
  }
}
