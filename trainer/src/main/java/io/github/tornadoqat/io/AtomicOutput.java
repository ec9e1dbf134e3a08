package io.github.tornadoqat.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file beside its target and moves it into place, so that no reader sees half of it. */
public final class AtomicOutput {
  private static final int BUFFER_BYTES = 1 << 16;

  private AtomicOutput() {}

  /**
   * Writes {@code target}. When this fails, by whatever exception, an existing target is as it was
   * and nothing is left beside it.
   *
   * @param force whether an existing file is replaced
   * @throws BadOutputException if the target exists and {@code force} is false, if it is not a
   *     regular file, or if it can't be written
   */
  public static void write(Path target, boolean force, IOConsumer<OutputStream> body) {
    checkTarget(target, force);
    Path absolute = target.toAbsolutePath();
    Path draft =
        absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try {
        fill(draft, body);
        move(draft, absolute, force);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(target);
    } catch (AccessDeniedException e) {
      throw new BadOutputException(target, "the folder can't be written to");
    } catch (IOException e) {
      throw new BadOutputException(target, "writing failed: " + e.getMessage());
    }
  }

  private static void checkTarget(Path target, boolean force) {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(target)) {
      throw new BadOutputException(target, "is a folder, expected a file name");
    }
    if (!Files.isDirectory(folder)) {
      throw new BadOutputException(target, "its folder does not exist");
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      if (!force) {
        throw exists(target);
      }
      // Moving a file over /dev/stdout would replace the device.
      if (!Files.isRegularFile(target)) {
        throw new BadOutputException(target, "exists and is not a regular file");
      }
    }
  }

  private static BadOutputException exists(Path target) {
    return new BadOutputException(target, "already exists");
  }

  private static void fill(Path draft, IOConsumer<OutputStream> body) throws IOException {
    try (FileChannel channel =
            FileChannel.open(draft, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
        OutputStream out =
            new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
      body.accept(out);
      out.flush();
      channel.force(true);
    }
  }

  private static void move(Path draft, Path target, boolean force) throws IOException {
    if (force) {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      // Without options an existing target stays; an atomic move would replace it.
      Files.move(draft, target);
    }
  }
}
