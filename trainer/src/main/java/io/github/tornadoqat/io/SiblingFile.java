package io.github.tornadoqat.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files that a model file names: only those of its own folder are opened. */
final class SiblingFile {
  private SiblingFile() {}

  /**
   * Finds the file that {@code owner} calls {@code name}.
   *
   * @return its real path
   * @throws BadInputException if the name is absolute, leads out of the folder, by dots or by
   *     links, or if there is no such file
   */
  static Path resolve(MappedFile owner, String place, String name) {
    Path folder = owner.path().toAbsolutePath().getParent();
    try {
      Path path = Path.of(name);
      Path sibling = folder.resolve(path).normalize();
      if (name.isEmpty() || path.isAbsolute() || !sibling.startsWith(folder.normalize())) {
        throw owner.bad(place, "path \"" + name + "\"", "a file in the folder of the model");
      }
      if (!Files.isRegularFile(sibling)) {
        throw owner.bad(place, "no file \"" + name + "\"", "it beside the model");
      }
      Path real = sibling.toRealPath();
      if (!real.startsWith(root(folder.toRealPath()))) {
        throw owner.bad(
            place, "\"" + name + "\" links to " + real, "a file in the folder of the model");
      }
      return real;
    } catch (InvalidPathException | IOException e) {
      throw owner.bad(place, "path \"" + name + "\"", "the name of a readable file");
    }
  }

  /**
   * The folder that links may not leave. The Hugging Face cache keeps contents in {@code blobs} and
   * links to them from {@code snapshots/<revision>}, so there it is the repository's folder.
   */
  private static Path root(Path folder) {
    Path parent = folder.getParent();
    boolean cached =
        parent != null
            && parent.endsWith("snapshots")
            && Files.isDirectory(parent.resolveSibling("blobs"));
    return cached ? parent.getParent() : folder;
  }
}
