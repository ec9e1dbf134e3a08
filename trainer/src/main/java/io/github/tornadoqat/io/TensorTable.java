package io.github.tornadoqat.io;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The tensors of a source in file order, each with the way to read it. */
final class TensorTable {
  /** Far above real models; keeps a file of nothing but names from filling the heap. */
  static final int MAX_TENSORS = 1 << 20;

  private final Map<TensorInfo, Consumer<float[]>> readers = new LinkedHashMap<>();

  /**
   * @param reader fills an array as long as the tensor has elements
   */
  void add(TensorInfo tensor, Consumer<float[]> reader) {
    readers.put(tensor, reader);
  }

  /** Adds a tensor whose little-endian elements lie in {@code data}. */
  void add(TensorInfo tensor, MemorySegment data) {
    add(tensor, to -> Elements.read(tensor.dtype(), data, ByteOrder.LITTLE_ENDIAN, to, 0));
  }

  List<TensorInfo> tensors() {
    return List.copyOf(readers.keySet());
  }

  void read(TensorInfo tensor, float[] destination) {
    Consumer<float[]> reader = readers.get(tensor);
    if (reader == null) {
      throw new IllegalArgumentException("no such tensor: " + tensor);
    }
    if (destination.length != tensor.elements()) {
      throw new IllegalArgumentException(
          "%s has %d elements, the destination %d"
              .formatted(tensor, tensor.elements(), destination.length));
    }
    reader.accept(destination);
  }
}
