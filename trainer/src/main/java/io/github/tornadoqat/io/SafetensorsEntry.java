package io.github.tornadoqat.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * What a safetensors header says of one tensor. Offsets count from the start of the data and are
 * unchecked: {@link Safetensors} compares them with the file.
 */
record SafetensorsEntry(String name, DType dtype, List<Long> extents, long begin, long end) {

  /** Reads all entries of a header, in its order. */
  static List<SafetensorsEntry> parse(MappedFile file, MemorySegment header) {
    if (header.byteSize() == 0 || header.get(ValueLayout.JAVA_BYTE, 0) != '{') {
      throw file.bad("header", "no '{' at its start", "a JSON object");
    }
    JsonReader json = new JsonReader(file, "header", header);
    List<SafetensorsEntry> entries = new ArrayList<>();
    json.openObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      if (key.equals("__metadata__")) {
        json.skip();
      } else {
        entries.add(entry(json, file, key));
      }
      if (entries.size() > TensorTable.MAX_TENSORS) {
        throw json.bad("too many tensors", "at most " + TensorTable.MAX_TENSORS);
      }
    }
    json.end();
    return entries;
  }

  private static SafetensorsEntry entry(JsonReader json, MappedFile file, String name) {
    DType dtype = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    json.openObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      switch (key) {
        case "dtype" -> dtype = dtype(json, file, name);
        case "shape" -> shape = integers(json, Shapes.MAX_RANK);
        case "data_offsets" -> offsets = integers(json, 2);
        default -> throw json.bad("field \"" + key + "\"", "dtype, shape and data_offsets");
      }
    }
    if (dtype == null || shape == null || offsets == null || offsets.size() != 2) {
      throw file.bad(place(name), "an incomplete entry", "dtype, shape and two data_offsets");
    }
    return new SafetensorsEntry(name, dtype, shape, offsets.get(0), offsets.get(1));
  }

  private static DType dtype(JsonReader json, MappedFile file, String name) {
    String text = json.text();
    for (DType dtype : DType.values()) {
      if (dtype.name().equals(text)) {
        return dtype;
      }
    }
    throw file.bad(place(name), "dtype " + text, "one of " + List.of(DType.values()));
  }

  private static List<Long> integers(JsonReader json, int most) {
    List<Long> integers = new ArrayList<>();
    json.openArray();
    while (json.nextElement()) {
      integers.add(json.integer());
      if (integers.size() > most) {
        throw json.bad("a longer array", "at most " + most + " integers");
      }
    }
    return integers;
  }

  long[] shape() {
    return extents.stream().mapToLong(Long::longValue).toArray();
  }

  /** Where to say that this entry is wrong. */
  String place() {
    return place(name);
  }

  private static String place(String name) {
    return "tensor \"" + name + "\"";
  }
}
