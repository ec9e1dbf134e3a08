package io.github.tornadoqat.io;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A TensorProto without its values.
 *
 * @param message the whole message, where typed values are read from
 * @param raw the raw_data, or null
 * @param external the external_data, or null when the values are inside
 */
record OnnxTensor(
    String name,
    DType dtype,
    List<Long> dims,
    MemorySegment message,
    MemorySegment raw,
    Map<String, String> external) {

  private static final int DIMS = 1;
  private static final int DATA_TYPE = 2;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;
  private static final int EXTERNAL_DATA = 13;
  private static final int DATA_LOCATION = 14;

  private static final int EXTERNAL = 1;
  private static final int MAX_EXTERNAL_FIELDS = 16;

  /** By ONNX's numbers; null where DType has no such type. */
  private static final DType[] TYPES = {
    null,
    DType.F32,
    DType.U8,
    DType.I8,
    DType.U16,
    DType.I16,
    DType.I32,
    DType.I64,
    null,
    DType.BOOL,
    DType.F16,
    DType.F64,
    DType.U32,
    DType.U64,
    null,
    null,
    DType.BF16,
    DType.F8_E4M3,
    null,
    DType.F8_E5M2
  };

  /**
   * @param givenName the name when it is not in the message, as with Constant nodes; else null
   */
  static OnnxTensor parse(MappedFile file, MemorySegment message, String givenName) {
    ProtoReader reader = new ProtoReader(file, message);
    List<Long> dims = new ArrayList<>();
    Map<String, String> external = new HashMap<>();
    long type = 0;
    long location = 0;
    String name = null;
    MemorySegment raw = null;
    for (int field = reader.nextField(); field != 0; field = reader.nextField()) {
      switch (field) {
        case DIMS -> readDims(reader, dims);
        case DATA_TYPE -> type = reader.varint();
        case NAME -> name = reader.text();
        case RAW_DATA -> raw = reader.bytes();
        case EXTERNAL_DATA -> readExternal(reader.message(), external);
        case DATA_LOCATION -> location = reader.varint();
        default -> reader.skip();
      }
    }
    name = givenName == null ? name : givenName;
    if (name == null || name.isEmpty()) {
      throw reader.bad("a tensor without a name", "every initializer named");
    }
    if (type < 0 || type >= TYPES.length || TYPES[(int) type] == null) {
      throw file.bad(place(name), "data type " + type, "a float, integer or bool of whole bytes");
    }
    return new OnnxTensor(
        name, TYPES[(int) type], dims, message, raw, location == EXTERNAL ? external : null);
  }

  private static void readDims(ProtoReader reader, List<Long> dims) {
    reader.varints(dims, Shapes.MAX_RANK + 1);
    if (dims.size() > Shapes.MAX_RANK) {
      throw reader.bad("more dimensions", "at most " + Shapes.MAX_RANK);
    }
  }

  private static void readExternal(ProtoReader entry, Map<String, String> external) {
    String key = "";
    String value = "";
    for (int field = entry.nextField(); field != 0; field = entry.nextField()) {
      switch (field) {
        case 1 -> key = entry.text();
        case 2 -> value = entry.text();
        default -> entry.skip();
      }
    }
    external.put(key, value);
    if (external.size() > MAX_EXTERNAL_FIELDS) {
      throw entry.bad("more fields of external data", "at most " + MAX_EXTERNAL_FIELDS);
    }
  }

  long[] shape() {
    return dims.stream().mapToLong(Long::longValue).toArray();
  }

  /** Where to say that this tensor is wrong. */
  String place() {
    return place(name);
  }

  private static String place(String name) {
    return "tensor \"" + name + "\"";
  }
}
