package io.github.tornadoqat.program;

/** A buffer that an op would both read and write, or write twice. */
public final class AliasException extends ProgramException {
  private static final long serialVersionUID = 1L;

  public AliasException(String message) {
    this(message, null);
  }

  public AliasException(String message, Throwable cause) {
    super(message, cause);
  }
}
