package io.github.tornadoqat.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * A safetensors file: the header's length in 8 bytes, a JSON header that places every tensor, then
 * the data. Tensors are listed as their data lies and must cover it without gap or overlap, as the
 * format's own library demands.
 */
public final class Safetensors extends MappedSource {
  private static final ValueLayout.OfLong LENGTH =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Safetensors(Path path) {
    super("safetensors", arena -> load(path, arena));
  }

  /**
   * Opens a file.
   *
   * @throws BadInputException if the file is not a whole, consistent safetensors file
   */
  public static Safetensors open(Path path) {
    return new Safetensors(path);
  }

  /** Maps a file and lists its tensors. */
  static TensorTable load(Path path, Arena arena) {
    MappedFile file = MappedFile.map(path, arena);
    if (file.size() < LENGTH.byteSize()) {
      throw file.bad("offset 0", file.size() + " bytes", "a header length of 8 bytes");
    }
    long headerBytes = file.bytes().get(LENGTH, 0);
    long room = file.size() - LENGTH.byteSize();
    if (headerBytes < 0 || headerBytes > room) {
      throw file.bad(
          "offset 0",
          "header length " + Long.toUnsignedString(headerBytes),
          "at most the " + room + " bytes that follow");
    }
    MemorySegment header = file.bytes().asSlice(LENGTH.byteSize(), headerBytes);
    MemorySegment data = file.bytes().asSlice(LENGTH.byteSize() + headerBytes);
    List<SafetensorsEntry> entries = SafetensorsEntry.parse(file, header);
    return table(file, entries, data);
  }

  private static TensorTable table(
      MappedFile file, List<SafetensorsEntry> entries, MemorySegment data) {
    TensorTable table = new TensorTable();
    long covered = 0;
    entries.sort(
        Comparator.comparingLong(SafetensorsEntry::begin).thenComparingLong(SafetensorsEntry::end));
    for (SafetensorsEntry entry : entries) {
      if (entry.begin() != covered) {
        throw file.bad(
            entry.place(),
            "data begins at " + entry.begin(),
            covered + ", where the data before it ends");
      }
      if (entry.end() < covered || entry.end() > data.byteSize()) {
        throw file.bad(
            entry.place(),
            "data ends at " + entry.end(),
            "an end between " + covered + " and " + data.byteSize());
      }
      long bytes = entry.end() - entry.begin();
      Shapes.checkBytes(file, entry.place(), entry.dtype(), entry.shape(), bytes);
      table.add(
          TensorInfo.unused(entry.name(), entry.dtype(), entry.shape()),
          data.asSlice(covered, bytes));
      covered = entry.end();
    }
    if (covered != data.byteSize()) {
      throw file.bad(
          "data", data.byteSize() + " bytes", "the " + covered + " bytes of all its tensors");
    }
    return table;
  }
}
