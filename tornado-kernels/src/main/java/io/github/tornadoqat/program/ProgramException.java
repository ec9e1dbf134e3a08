package io.github.tornadoqat.program;

/** A program that cannot be built or run; the message is one line that says why. */
public abstract sealed class ProgramException extends RuntimeException
    permits ShapeException, AliasException, UnsupportedOpException, BackendException {
  private static final long serialVersionUID = 1L;

  ProgramException(String message, Throwable cause) {
    super(message, cause);
  }
}
