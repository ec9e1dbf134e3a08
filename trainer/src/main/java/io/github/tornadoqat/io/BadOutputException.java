package io.github.tornadoqat.io;

import java.nio.file.Path;

/** A file that can't be written, in one line. */
public final class BadOutputException extends RuntimeException {
  private final transient Path file;

  public BadOutputException(Path file, String wrong) {
    super(OneLine.of(file.toString()) + ": " + OneLine.brief(wrong));
    this.file = file;
  }

  public Path file() {
    return file;
  }
}
