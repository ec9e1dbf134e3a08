package io.github.tornadoqat.sweep;

import io.github.tornadoqat.io.BadOutputException;
import io.github.tornadoqat.io.FileTree;
import io.github.tornadoqat.io.IOConsumer;
import io.github.tornadoqat.io.JsonFiles;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder of a sweep: {@code sweep.json} says which, {@code trials/NAME} holds a finished trial,
 * and {@code results.csv} all of them. Everything is drafted in {@code .drafts} and appears by one
 * rename, so that several processes share a folder and a kill leaves nothing half done.
 */
final class SweepFolder {
  static final String SWEEP = "sweep.json";
  static final String RESULTS = "results.csv";
  static final String REPORT = "report.html";
  static final String FAILED = "failed.json";
  private static final String TRIALS = "trials";
  private static final String DRAFTS = ".drafts";
  private static final int ATTEMPTS = 5;

  private final Path folder;

  SweepFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder of a sweep, or sees that it is of this one.
   *
   * @throws BadOutputException if it holds something else or can't be made
   */
  void claim(Map<String, Object> sweep) {
    Path file = folder.resolve(SWEEP);
    try {
      Files.createDirectories(folder);
      for (String other : List.of(TRIALS, RESULTS, REPORT)) {
        boolean there = Files.exists(folder.resolve(other), LinkOption.NOFOLLOW_LINKS);
        if (there && Files.notExists(file)) {
          throw new BadOutputException(
              folder.resolve(other), "is there already and of no sweep; choose another --out");
        }
      }
      ByteArrayOutputStream mine = new ByteArrayOutputStream();
      JsonFiles.write(mine, sweep);
      if (Files.notExists(file)) {
        create(file, mine.toByteArray());
      }
      if (!Arrays.equals(Files.readAllBytes(file), mine.toByteArray())) {
        throw new BadOutputException(
            folder, "holds another sweep, or one of another version; choose another --out");
      }
      Files.createDirectories(folder.resolve(TRIALS));
    } catch (IOException e) {
      throw new BadOutputException(folder, "can't be used as a sweep's folder: " + why(e));
    }
  }

  /** Another shard may be faster; what there is then is compared like any other. */
  private void create(Path file, byte[] bytes) throws IOException {
    Path draft = draft();
    try (OutputStream out = open(draft)) {
      out.write(bytes);
    }
    try {
      Files.move(draft, file);
    } catch (FileAlreadyExistsException e) {
      Files.delete(draft);
    }
  }

  /** The names of trials that are done, well or not. */
  Set<String> finished() {
    try (Stream<Path> trials = Files.list(folder.resolve(TRIALS))) {
      return trials.map(p -> p.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new BadOutputException(folder.resolve(TRIALS), "can't be read: " + why(e));
    }
  }

  /** The folder of a trial. */
  Path trial(String name) {
    return folder.resolve(TRIALS).resolve(name);
  }

  /** Whether a trial that is done has failed. */
  boolean failed(String name) {
    return Files.exists(trial(name).resolve(FAILED));
  }

  /** Takes a trial's folder away, whole. */
  void forget(String trial) {
    Path draft = draft();
    try {
      Files.createDirectories(draft.getParent());
      Files.move(trial(trial), draft, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new BadOutputException(trial(trial), "can't be removed: " + why(e));
    }
    delete(draft);
  }

  /** Puts a trial's folder into place; one that is there stays. */
  void commit(String trial, Map<String, IOConsumer<OutputStream>> files) {
    Path draft = draft();
    try {
      Files.createDirectories(draft);
      for (Map.Entry<String, IOConsumer<OutputStream>> file : files.entrySet()) {
        try (OutputStream out = open(draft.resolve(file.getKey()))) {
          file.getValue().accept(out);
        }
      }
      Files.move(draft, trial(trial), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      delete(draft);
      // The same trial of another process, which gives the same bytes.
      if (!Files.isDirectory(trial(trial))) {
        throw new BadOutputException(trial(trial), "can't be written: " + why(e));
      }
    }
  }

  /** Replaces a file of the folder. */
  void write(String file, IOConsumer<OutputStream> body) {
    for (int attempt = 1; ; attempt++) {
      Path draft = draft();
      try {
        try (OutputStream out = open(draft)) {
          body.accept(out);
        }
        Files.move(draft, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        return;
      } catch (NoSuchFileException e) {
        // Another process has just ended the sweep and cleaned up.
        if (attempt == ATTEMPTS) {
          throw new BadOutputException(folder.resolve(file), "can't be written: " + why(e));
        }
      } catch (IOException e) {
        delete(draft);
        throw new BadOutputException(folder.resolve(file), "can't be written: " + why(e));
      }
    }
  }

  /** Removes what killed processes have left; only once every trial is done. */
  void clean() {
    delete(folder.resolve(DRAFTS));
  }

  private static String why(IOException e) {
    return switch (e) {
      case FileAlreadyExistsException f -> f.getFile() + " is in the way";
      case AccessDeniedException f -> "no permission for " + f.getFile();
      case NoSuchFileException f -> f.getFile() + " is gone";
      default -> e.getMessage();
    };
  }

  private Path draft() {
    return folder.resolve(DRAFTS).resolve(UUID.randomUUID().toString());
  }

  private static OutputStream open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return new BufferedOutputStream(Files.newOutputStream(file));
  }

  private static void delete(Path tree) {
    try {
      FileTree.delete(tree);
    } catch (IOException e) {
      // It is gone, or somebody drafts in it: whoever ends last removes it.
    }
  }
}
