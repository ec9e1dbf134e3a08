package io.github.tornadoqat.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Finds where the values of a model's tensors lie: in the message or in files beside it. */
final class OnnxData {
  private final MappedFile model;
  private final Arena arena;
  private final Map<Path, MappedFile> files = new HashMap<>();

  /**
   * @param arena where external files are mapped, each once
   */
  OnnxData(MappedFile model, Arena arena) {
    this.model = model;
    this.arena = arena;
  }

  /** Adds a tensor to the table after checking that its values are all there. */
  void add(TensorTable table, OnnxTensor tensor, TensorInfo info) {
    if (tensor.external() == null && tensor.raw() == null) {
      table.add(info, new OnnxValues(model, tensor)::read);
      return;
    }
    MemorySegment data = tensor.external() == null ? tensor.raw() : external(tensor);
    Shapes.checkBytes(model, tensor.place(), tensor.dtype(), tensor.shape(), data.byteSize());
    table.add(info, data);
  }

  private MemorySegment external(OnnxTensor tensor) {
    String location = tensor.external().getOrDefault("location", "");
    Path path = SiblingFile.resolve(model, tensor.place(), location);
    MappedFile file = files.computeIfAbsent(path, real -> MappedFile.map(real, arena));
    long offset = number(tensor, "offset", 0);
    if (offset > file.size()) {
      throw model.bad(
          tensor.place(),
          "offset " + offset,
          "at most " + file.size() + ", the size of " + location);
    }
    long room = file.size() - offset;
    long length = number(tensor, "length", room);
    if (length > room) {
      throw model.bad(
          tensor.place(),
          "length " + length,
          "at most " + room + ", what " + location + " has left");
    }
    return file.bytes().asSlice(offset, length);
  }

  private long number(OnnxTensor tensor, String key, long otherwise) {
    String text = tensor.external().get(key);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // As a negative number: answered below.
    }
    throw model.bad(tensor.place(), key + " \"" + text + "\"", "an integer from 0 to 2^63 - 1");
  }
}
