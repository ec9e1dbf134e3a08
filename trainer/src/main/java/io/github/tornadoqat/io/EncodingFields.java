package io.github.tornadoqat.io;

import io.github.tornadoqat.io.EncodingEntry.Kind;
import java.util.Arrays;

/** Gathers the fields of one AIMET encoding, which may come in any order. */
final class EncodingFields {
  private static final int FIRST_CAPACITY = 16;

  private String name;
  private Kind kind;
  private long bitwidth;
  private Boolean symmetric;
  private float[] scale = {};
  private int[] offset = {};
  private long blockSize;

  private EncodingFields() {}

  /** Reads the object that is current. */
  static EncodingEntry read(JsonReader json, boolean activation) {
    EncodingFields fields = new EncodingFields();
    json.openObject();
    for (String key = json.nextKey(); key != null; key = json.nextKey()) {
      fields.readField(json, key);
    }
    return fields.entry(json, activation);
  }

  private void readField(JsonReader json, String key) {
    switch (key) {
      case "name" -> name = json.text();
      case "enc_type" -> kind = kind(json);
      case "dtype" -> {
        String dtype = json.text();
        if (!dtype.equals("INT")) {
          throw json.bad("dtype " + dtype, "INT");
        }
      }
      case "bw" -> bitwidth = json.integer();
      case "is_sym" -> symmetric = json.bool();
      case "scale" -> scale = floats(json);
      case "offset" -> offset = integers(json);
      case "block_size" -> blockSize = json.integer();
      default -> json.skip();
    }
  }

  private EncodingEntry entry(JsonReader json, boolean activation) {
    if (name == null || kind == null || symmetric == null) {
      throw json.bad("an incomplete encoding", "name, enc_type, bw, is_sym, scale and offset");
    }
    try {
      return new EncodingEntry(
          name,
          activation,
          kind,
          Math.toIntExact(bitwidth),
          symmetric,
          scale,
          offset,
          Math.toIntExact(blockSize));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw json.bad("encoding of \"" + name + "\" is not valid", e.getMessage());
    }
  }

  private static Kind kind(JsonReader json) {
    String text = json.text();
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(text)) {
        return kind;
      }
    }
    throw json.bad("enc_type " + text, "one of " + Arrays.toString(Kind.values()));
  }

  private static float[] floats(JsonReader json) {
    float[] floats = new float[FIRST_CAPACITY];
    int count = 0;
    json.openArray();
    while (json.nextElement()) {
      if (count == floats.length) {
        floats = Arrays.copyOf(floats, 2 * count);
      }
      floats[count++] = json.real();
    }
    return Arrays.copyOf(floats, count);
  }

  private static int[] integers(JsonReader json) {
    int[] integers = new int[FIRST_CAPACITY];
    int count = 0;
    json.openArray();
    while (json.nextElement()) {
      if (count == integers.length) {
        integers = Arrays.copyOf(integers, 2 * count);
      }
      long value = json.integer();
      if (value != (int) value) {
        throw json.bad("offset " + value, "an integer of 32 bits");
      }
      integers[count++] = (int) value;
    }
    return Arrays.copyOf(integers, count);
  }
}
