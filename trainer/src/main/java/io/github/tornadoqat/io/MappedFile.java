package io.github.tornadoqat.io;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file mapped read-only for as long as its arena lives. */
record MappedFile(Path path, MemorySegment bytes) {

  /**
   * @throws BadInputException if there is no such regular file, it can't be read or it is empty
   */
  static MappedFile map(Path path, Arena arena) {
    if (!Files.isRegularFile(path)) {
      String wrong = Files.exists(path) ? "is not a regular file" : "does not exist";
      throw new BadInputException(path, "file", wrong, "a readable file");
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size == 0) {
        throw new BadInputException(path, "file", "is empty", "a model file");
      }
      return new MappedFile(path, channel.map(MapMode.READ_ONLY, 0, size, arena));
    } catch (IOException e) {
      throw new BadInputException(path, "file", "can't be read (" + e + ")", "a readable file");
    }
  }

  long size() {
    return bytes.byteSize();
  }

  /** The exception for a fault of this file, to be thrown by the caller. */
  BadInputException bad(String place, String wrong, String expected) {
    return new BadInputException(path, place, wrong, expected);
  }
}
