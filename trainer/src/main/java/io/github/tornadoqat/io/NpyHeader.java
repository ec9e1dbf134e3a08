package io.github.tornadoqat.io;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a .npy header says: after magic and version comes the length of a Python dictionary with
 * exactly the keys descr, fortran_order and shape, then the data.
 */
record NpyHeader(
    DType dtype, ByteOrder order, boolean fortranOrder, List<Long> extents, long dataOffset) {
  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private static final int VERSION_OFFSET = 6;
  private static final int LENGTH_OFFSET = 8;

  /** Structured types make headers long; arrays of numbers need a hundred bytes. */
  private static final int MAX_DICTIONARY = 1 << 16;

  // Possessive, so that no header makes the matcher go back.
  private static final Pattern ENTRY =
      Pattern.compile("\\s*+'(\\w++)'\\s*+:\\s*+('[^']*+'|True|False|\\([\\d,\\s]*+\\))\\s*+,?+");

  private static final Map<String, DType> TYPES =
      Map.ofEntries(
          Map.entry("f8", DType.F64),
          Map.entry("f4", DType.F32),
          Map.entry("f2", DType.F16),
          Map.entry("i8", DType.I64),
          Map.entry("i4", DType.I32),
          Map.entry("i2", DType.I16),
          Map.entry("i1", DType.I8),
          Map.entry("u8", DType.U64),
          Map.entry("u4", DType.U32),
          Map.entry("u2", DType.U16),
          Map.entry("u1", DType.U8),
          Map.entry("b1", DType.BOOL));

  static NpyHeader parse(MappedFile file) {
    MemorySegment bytes = file.bytes();
    if (bytes.byteSize() < LENGTH_OFFSET + Integer.BYTES
        || !Arrays.equals(bytes.asSlice(0, MAGIC.length).toArray(ValueLayout.JAVA_BYTE), MAGIC)) {
      throw file.bad("offset 0", "no NumPy array", "\\x93NUMPY, a version and a header");
    }
    int version = bytes.get(ValueLayout.JAVA_BYTE, VERSION_OFFSET);
    if (version < 1 || version > 3) {
      throw file.bad("offset " + VERSION_OFFSET, "version " + version, "1, 2 or 3");
    }
    boolean brief = version == 1;
    long length =
        brief
            ? Short.toUnsignedLong(bytes.get(SHORT, LENGTH_OFFSET))
            : Integer.toUnsignedLong(bytes.get(INT, LENGTH_OFFSET));
    int start = LENGTH_OFFSET + (brief ? Short.BYTES : Integer.BYTES);
    long room = Math.min(file.size() - start, MAX_DICTIONARY);
    if (length > room) {
      throw file.bad("offset " + LENGTH_OFFSET, "header length " + length, "at most " + room);
    }
    byte[] dictionary = bytes.asSlice(start, length).toArray(ValueLayout.JAVA_BYTE);
    return of(file, new String(dictionary, StandardCharsets.UTF_8).strip(), start + length);
  }

  private static NpyHeader of(MappedFile file, String dictionary, long dataOffset) {
    Map<String, String> entries = entries(file, dictionary);
    if (!entries.keySet().equals(Set.of("descr", "fortran_order", "shape"))) {
      throw file.bad("header", "keys " + entries.keySet(), "descr, fortran_order and shape");
    }
    String descr = entries.get("descr").replace("'", "");
    DType dtype = descr.isEmpty() ? null : TYPES.get(descr.substring(1));
    char order = descr.isEmpty() ? ' ' : descr.charAt(0);
    // Only single bytes go without an order.
    if (dtype == null || "<>|".indexOf(order) < 0 || (order == '|' && dtype.bytes() > 1)) {
      throw file.bad("header", "dtype " + entries.get("descr"), "a plain number type like '<f4'");
    }
    String fortran = entries.get("fortran_order");
    if (!fortran.equals("True") && !fortran.equals("False")) {
      throw file.bad("header", "fortran_order " + fortran, "True or False");
    }
    return new NpyHeader(
        dtype,
        order == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
        fortran.equals("True"),
        extents(file, entries.get("shape")),
        dataOffset);
  }

  private static Map<String, String> entries(MappedFile file, String dictionary) {
    int end = dictionary.length() - 1;
    if (end < 1 || dictionary.charAt(0) != '{' || dictionary.charAt(end) != '}') {
      throw file.bad("header", "no dictionary", "{'descr': …, 'fortran_order': …, 'shape': …}");
    }
    Map<String, String> entries = new HashMap<>();
    Matcher matcher = ENTRY.matcher(dictionary);
    int at = 1;
    while (matcher.region(at, end).lookingAt()) {
      if (entries.put(matcher.group(1), matcher.group(2)) != null) {
        throw file.bad("header", "a second " + matcher.group(1), "every key once");
      }
      at = matcher.end();
    }
    String rest = dictionary.substring(at, end);
    if (!rest.isBlank()) {
      throw file.bad("header", "can't read " + rest, "a string, True, False or a tuple per key");
    }
    return entries;
  }

  private static List<Long> extents(MappedFile file, String tuple) {
    if (!tuple.startsWith("(")) {
      throw file.bad("header", "shape " + tuple, "a tuple");
    }
    try {
      List<Long> extents =
          Arrays.stream(tuple.substring(1, tuple.length() - 1).split(","))
              .map(String::strip)
              .filter(extent -> !extent.isEmpty())
              .map(Long::valueOf)
              .toList();
      if (extents.size() <= Shapes.MAX_RANK) {
        return extents;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one answer for unusable shapes.
    }
    throw file.bad("header", "shape " + tuple, "at most 64 integers below 2^63");
  }

  long[] shape() {
    return extents.stream().mapToLong(Long::longValue).toArray();
  }
}
