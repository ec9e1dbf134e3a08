package io.github.tornadoqat.io;

import java.nio.file.Path;

/**
 * A file that can't be used: its one-line message names the file, the place and what was expected.
 */
public final class BadInputException extends RuntimeException {
  private final transient Path file;
  private final String place;

  /**
   * Composes the message; what came from a file is escaped and cut short.
   *
   * @param file the file at fault
   * @param place where in it: an offset, a tensor, a field
   * @param wrong what was found
   * @param expected what should have been there
   */
  public BadInputException(Path file, String place, String wrong, String expected) {
    super(
        "%s: %s: %s, expected %s"
            .formatted(
                OneLine.of(file.toString()),
                OneLine.brief(place),
                OneLine.brief(wrong),
                OneLine.brief(expected)));
    this.file = file;
    this.place = place;
  }

  public Path file() {
    return file;
  }

  public String place() {
    return place;
  }
}
