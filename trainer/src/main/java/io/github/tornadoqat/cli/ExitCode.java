package io.github.tornadoqat.cli;

/** What {@code qat} exits with. */
final class ExitCode {
  static final int OK = 0;

  /** A fault of the program. */
  static final int INTERNAL = 1;

  static final int USAGE = 2;

  /** A file that can't be read or written. */
  static final int BAD_INPUT = 3;

  /** A backend or device that can't be used, or has too little memory. */
  static final int DEVICE = 4;

  static final int INTERRUPTED = 5;

  /** A sweep has come to its end, but not all of its trials to theirs. */
  static final int TRIALS_FAILED = 6;

  private ExitCode() {}
}
