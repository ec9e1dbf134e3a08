package io.github.tornadoqat.cli;

/** Options that do not make sense; one line that says what to do. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
