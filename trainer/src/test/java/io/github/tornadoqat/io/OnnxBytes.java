package io.github.tornadoqat.io;

import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/** ONNX messages by field number, for tests. */
public final class OnnxBytes {
  static final int FLOAT = 1;
  static final int UINT8 = 2;
  public static final int INT8 = 3;
  static final int INT64 = 7;
  static final int STRING = 8;
  static final int FLOAT16 = 10;
  static final int DOUBLE = 11;
  static final int UINT64 = 13;
  static final int BFLOAT16 = 16;
  static final int FLOAT8 = 17;

  public static final int RAW_DATA = 9;

  private OnnxBytes() {}

  public static byte[] model(byte[]... graphFields) {
    return Bytes.message(
        out -> {
          out.writeInt64(1, 8);
          out.writeString(2, "test");
          out.writeByteArray(7, Bytes.concat(graphFields));
        });
  }

  public static byte[] initializer(byte[] tensor) {
    return Bytes.message(out -> out.writeByteArray(5, tensor));
  }

  /** A TensorProto: dims, type and name, and what {@code data} writes. */
  public static byte[] tensor(
      String name, int type, long[] dims, IOConsumer<CodedOutputStream> data) {
    return Bytes.message(
        out -> {
          for (long dim : dims) {
            out.writeInt64(1, dim);
          }
          out.writeInt64(2, type);
          data.accept(out);
          out.writeString(8, name);
        });
  }

  public static byte[] floatTensor(String name, long[] dims, float... values) {
    return tensor(name, FLOAT, dims, out -> out.writeByteArray(RAW_DATA, Bytes.floats(values)));
  }

  /** External data; a null offset or length is left out. */
  static byte[] externalTensor(
      String name, long[] dims, String location, String offset, String length) {
    return tensor(
        name,
        FLOAT,
        dims,
        out -> {
          writeEntry(out, "location", location);
          writeEntry(out, "offset", offset);
          writeEntry(out, "length", length);
          out.writeInt64(14, 1);
        });
  }

  private static void writeEntry(CodedOutputStream out, String key, String value)
      throws IOException {
    if (value != null) {
      out.writeByteArray(
          13,
          Bytes.message(
              entry -> {
                entry.writeString(1, key);
                entry.writeString(2, value);
              }));
    }
  }

  /** A node of the graph; inputs are separated by blanks. */
  public static byte[] node(String opType, String name, String inputs, byte[]... attributes) {
    return node(opType, name, inputs, name + "_out", attributes);
  }

  public static byte[] node(
      String opType, String name, String inputs, String output, byte[]... attributes) {
    byte[] node =
        Bytes.message(
            out -> {
              for (String input : inputs.split(" ")) {
                out.writeString(1, input);
              }
              out.writeString(2, output);
              out.writeString(3, name);
              out.writeString(4, opType);
              for (byte[] attribute : attributes) {
                out.writeByteArray(5, attribute);
              }
            });
    return Bytes.message(out -> out.writeByteArray(1, node));
  }

  static byte[] attribute(String name, long value) {
    return Bytes.message(
        out -> {
          out.writeString(1, name);
          out.writeInt64(3, value);
          out.writeInt64(20, 2);
        });
  }

  /** The attribute of a Transpose. */
  static byte[] perm(long... axes) {
    return Bytes.message(
        out -> {
          out.writeString(1, "perm");
          for (long axis : axes) {
            out.writeInt64(8, axis);
          }
          out.writeInt64(20, 7);
        });
  }

  static byte[] attribute(String name, byte[] tensor) {
    return Bytes.message(
        out -> {
          out.writeString(1, name);
          out.writeByteArray(5, tensor);
          out.writeInt64(20, 4);
        });
  }
}
