package io.github.tornadoqat.io;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes a safetensors file. Tensors are declared first, with suppliers that are asked one after
 * the other when the data is written: only one of them need be on the heap.
 */
public final class SafetensorsWriter {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ALIGNMENT = 8;

  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(String name, DType dtype, List<Long> shape, long bytes, Body body) {}

  /** Writes a tensor's data and returns how many bytes that took. */
  private interface Body {
    long writeTo(OutputStream out) throws IOException;
  }

  public SafetensorsWriter metadata(String key, String value) {
    metadata.put(key, value);
    return this;
  }

  /**
   * Declares a float32 tensor.
   *
   * @param values row-major, as many as the shape has elements
   * @throws IllegalArgumentException if the name is taken
   */
  public SafetensorsWriter addFloats(String name, long[] shape, Supplier<float[]> values) {
    return add(name, DType.F32, shape, out -> LittleEndian.write(values.get(), out));
  }

  /**
   * Declares an integer tensor.
   *
   * @param dtype I8, U8, I16, U16 or I32
   * @param values row-major, as many as the shape has elements, each in the range of dtype
   * @throws IllegalArgumentException if the name is taken or dtype is another
   */
  public SafetensorsWriter addIntegers(
      String name, DType dtype, long[] shape, Supplier<int[]> values) {
    LittleEndian.checkInteger(dtype);
    return add(name, dtype, shape, out -> LittleEndian.write(dtype, values.get(), out));
  }

  /**
   * Writes the file. Wider types come first, so that every tensor is aligned.
   *
   * @throws IllegalArgumentException if a supplier gives other than what was declared
   */
  public void writeTo(OutputStream out) throws IOException {
    List<Entry> ordered = new ArrayList<>(entries.values());
    ordered.sort(Comparator.comparingInt((Entry entry) -> -entry.dtype().bytes()));
    byte[] header = header(ordered);
    out.write(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .array());
    out.write(header);
    for (Entry entry : ordered) {
      long written = entry.body().writeTo(out);
      if (written != entry.bytes()) {
        throw new IllegalArgumentException(
            "%s is declared with %d bytes, its supplier gave %d"
                .formatted(entry.name(), entry.bytes(), written));
      }
    }
  }

  private SafetensorsWriter add(String name, DType dtype, long[] shape, Body body) {
    long bytes = Math.multiplyExact(Shapes.elements(shape), dtype.bytes());
    List<Long> extents = Arrays.stream(shape).boxed().toList();
    Entry entry = new Entry(name, dtype, extents, bytes, body);
    if (name.equals("__metadata__") || entries.putIfAbsent(name, entry) != null) {
      throw new IllegalArgumentException("the name is taken: " + name);
    }
    return this;
  }

  private byte[] header(List<Entry> ordered) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      header.set("__metadata__", JSON.valueToTree(metadata));
    }
    long offset = 0;
    for (Entry entry : ordered) {
      ObjectNode node = header.putObject(entry.name()).put("dtype", entry.dtype().name());
      ArrayNode shape = node.putArray("shape");
      entry.shape().forEach(shape::add);
      long end = Math.addExact(offset, entry.bytes());
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    String text = JSON.writeValueAsString(header);
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    String padding = " ".repeat(-bytes & ALIGNMENT - 1);
    return (text + padding).getBytes(StandardCharsets.UTF_8);
  }
}
