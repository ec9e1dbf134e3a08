package io.github.tornadoqat.io;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A NumPy {@code .npy} file: one tensor, named after the file. */
public final class NpyFile extends MappedSource {
  private static final String SUFFIX = ".npy";

  private NpyFile(Path path) {
    super("npy", arena -> load(path, arena));
  }

  /**
   * Opens a file.
   *
   * @throws BadInputException if the file is not a whole array of one of the types of {@link DType}
   */
  public static NpyFile open(Path path) {
    return new NpyFile(path);
  }

  /** Whether a file begins as every .npy does; false if it can't be read. */
  static boolean hasMagic(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Arrays.equals(in.readNBytes(NpyHeader.MAGIC.length), NpyHeader.MAGIC);
    } catch (IOException e) {
      return false;
    }
  }

  private static TensorTable load(Path path, Arena arena) {
    MappedFile file = MappedFile.map(path, arena);
    NpyHeader header = NpyHeader.parse(file);
    MemorySegment data = file.bytes().asSlice(header.dataOffset());
    Shapes.checkBytes(file, "header", header.dtype(), header.shape(), data.byteSize());

    String name = path.getFileName().toString();
    if (name.endsWith(SUFFIX)) {
      name = name.substring(0, name.length() - SUFFIX.length());
    }
    TensorTable table = new TensorTable();
    table.add(
        TensorInfo.unused(name, header.dtype(), header.shape()), to -> read(header, data, to));
    return table;
  }

  private static void read(NpyHeader header, MemorySegment data, float[] to) {
    if (header.fortranOrder()) {
      // The one copy more of this package; NumPy writes columns first only when asked to.
      float[] columns = new float[to.length];
      Elements.read(header.dtype(), data, header.order(), columns, 0);
      toRowMajor(columns, header.shape(), to);
    } else {
      Elements.read(header.dtype(), data, header.order(), to, 0);
    }
  }

  /** Reorders from first index fastest to last index fastest. */
  private static void toRowMajor(float[] columns, long[] shape, float[] rows) {
    int[] index = new int[shape.length];
    int from = 0;
    for (int to = 0; to < rows.length; to++) {
      rows[to] = columns[from];
      // Counts up the index, last digit first, and moves the source along by its strides.
      for (int axis = shape.length - 1; axis >= 0; axis--) {
        int stride = stride(shape, axis);
        from += stride;
        if (++index[axis] < shape[axis]) {
          break;
        }
        from -= stride * index[axis];
        index[axis] = 0;
      }
    }
  }

  private static int stride(long[] shape, int axis) {
    int stride = 1;
    for (int before = 0; before < axis; before++) {
      stride *= (int) shape[before];
    }
    return stride;
  }
}
