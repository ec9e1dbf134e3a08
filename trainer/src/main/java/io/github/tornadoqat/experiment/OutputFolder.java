package io.github.tornadoqat.experiment;

import io.github.tornadoqat.io.AtomicOutput;
import io.github.tornadoqat.io.BadOutputException;
import io.github.tornadoqat.io.IOConsumer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that a run leaves its files in; files are replaced only if asked to. */
public final class OutputFolder {
  private final Path folder;
  private final boolean force;

  /**
   * Makes the folder and checks, before any work is done, that the run may write there.
   *
   * @param files the names that will be written
   * @throws BadOutputException if a file exists and {@code force} is off or it is a folder, or the
   *     folder cannot be made or written
   */
  public OutputFolder(Path folder, boolean force, String... files) {
    this.folder = folder;
    this.force = force;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadOutputException(folder, "the folder can't be made: " + e.getMessage());
    }
    for (String file : files) {
      if (Files.isDirectory(folder.resolve(file))) {
        throw new BadOutputException(folder.resolve(file), "is a folder, expected a file name");
      }
      if (!force && Files.exists(folder.resolve(file))) {
        throw new BadOutputException(
            folder.resolve(file), "already exists; choose another --out, or --force to replace");
      }
    }
    if (!Files.isWritable(folder)) {
      throw new BadOutputException(folder, "the folder can't be written to");
    }
  }

  /** Writes one file. */
  public void write(String file, IOConsumer<OutputStream> body) {
    AtomicOutput.write(folder.resolve(file), force, body);
  }

  /**
   * Removes a file that an earlier run has left and this one, which replaces it, does not write.
   */
  void remove(String file) {
    if (force) {
      try {
        Files.deleteIfExists(folder.resolve(file));
      } catch (IOException e) {
        throw new BadOutputException(folder.resolve(file), "can't be removed: " + e.getMessage());
      }
    }
  }
}
