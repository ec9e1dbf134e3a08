package io.github.tornadoqat.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The folder that a run leaves its files in: all of them at its end, or none. They are drafted in a
 * folder inside of it and moved out by {@link #commit}; files are replaced only if asked to.
 */
public final class OutputFolder implements AutoCloseable {
  private final Path folder;
  private final boolean force;
  private final List<Path> made = new ArrayList<>();
  private final Path drafts;
  private final Set<String> written = new LinkedHashSet<>();
  private final Set<String> removed = new LinkedHashSet<>();
  private boolean committed;

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
    this.drafts = folder.resolve(".unfinished");
    for (String file : files) {
      if (Files.isDirectory(folder.resolve(file))) {
        throw new BadOutputException(folder.resolve(file), "is a folder, expected a file name");
      }
      if (!force && Files.exists(folder.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
        throw new BadOutputException(
            folder.resolve(file), "already exists; choose another --out, or --force to replace");
      }
    }
    for (Path p = folder.toAbsolutePath(); p != null && Files.notExists(p); p = p.getParent()) {
      made.add(p);
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new BadOutputException(folder, "the folder can't be made: " + e.getMessage());
    }
    try {
      // Drafts of a run that was killed may be there; new ones wait for the end of this one.
      FileTree.delete(drafts);
      Files.delete(Files.createDirectory(drafts));
    } catch (IOException e) {
      throw new BadOutputException(folder, "the folder can't be written to");
    }
  }

  /** Drafts one file. */
  public void write(String file, IOConsumer<OutputStream> body) {
    try {
      Files.createDirectories(drafts);
    } catch (IOException e) {
      throw new BadOutputException(folder, "the folder can't be written to");
    }
    AtomicOutput.write(drafts.resolve(file), true, body);
    written.add(file);
  }

  /**
   * Marks a file that an earlier run may have left and this one, which replaces it, does not write:
   * {@link #commit} removes it. Without {@code force} nothing is removed.
   *
   * @param file its name in the folder; it need not be there
   */
  public void remove(String file) {
    if (force) {
      removed.add(file);
    }
  }

  /**
   * Moves what was drafted into place.
   *
   * @throws BadOutputException if a file has come to exist meanwhile and is not to be replaced, or
   *     cannot be moved
   */
  public void commit() {
    for (String file : written) {
      Path target = folder.resolve(file);
      try {
        if (force) {
          Files.move(drafts.resolve(file), target, StandardCopyOption.ATOMIC_MOVE);
        } else {
          // Without options an existing target stays; an atomic move would replace it.
          Files.move(drafts.resolve(file), target);
        }
      } catch (IOException e) {
        throw new BadOutputException(target, "can't be put there: " + e);
      }
    }
    for (String file : removed) {
      try {
        Files.deleteIfExists(folder.resolve(file));
      } catch (IOException e) {
        throw new BadOutputException(folder.resolve(file), "can't be removed: " + e.getMessage());
      }
    }
    committed = true;
  }

  /** Removes drafts that are left and, where nothing was committed, the folder if it is new. */
  @Override
  public void close() {
    try {
      FileTree.delete(drafts);
      if (!committed) {
        for (Path path : made) {
          Files.deleteIfExists(path);
        }
      }
    } catch (DirectoryNotEmptyException e) {
      // Somebody else's files are there.
    } catch (IOException e) {
      throw new BadOutputException(folder, "drafts can't be removed: " + e.getMessage());
    }
  }
}
