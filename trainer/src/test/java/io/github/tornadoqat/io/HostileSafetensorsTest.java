package io.github.tornadoqat.io;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileSafetensorsTest {
  private static final byte[] EIGHT = new byte[8];

  @TempDir Path folder;

  private void assertRefused(byte[] file, String line) {
    Bytes.assertRefused(Bytes.file(folder, "m.safetensors", file), line);
  }

  private void assertRefused(String header, byte[] data, String line) {
    assertRefused(Bytes.safetensors(header, data), line);
  }

  /** A header with tensors a, b, … each given by dtype, shape and offsets. */
  private static String tensors(String... tensors) {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i < tensors.length; i++) {
      String[] parts = tensors[i].split(" ");
      header.append(i == 0 ? "" : ",").append('\'').append((char) ('a' + i));
      header.append("':{'dtype':'").append(parts[0]);
      header.append("','shape':").append(parts[1]);
      header.append(",'data_offsets':").append(parts[2]).append('}');
    }
    return header.append('}').toString();
  }

  @Test
  void missing() {
    Bytes.assertRefused(
        folder.resolve("no.safetensors"), "file: does not exist, expected a readable file");
  }

  @Test
  void empty() {
    assertRefused(new byte[0], "file: is empty, expected a model file");
  }

  @Test
  void truncatedLength() {
    assertRefused(new byte[7], "offset 0: 7 bytes, expected a header length of 8 bytes");
  }

  @Test
  void headerBeyondTheFile() {
    assertRefused(
        Bytes.concat(Bytes.int64(3), new byte[2]),
        "offset 0: header length 3, expected at most the 2 bytes that follow");
  }

  @Test
  void headerOfTwoToThe64() {
    assertRefused(
        Bytes.concat(Bytes.int64(-1), new byte[2]),
        "offset 0: header length 18446744073709551615, expected at most the 2 bytes that follow");
  }

  @Test
  void headerAboveTheCap() throws IOException {
    Path file = folder.resolve("m.safetensors");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(Bytes.int64(100_000_001));
      sparse.write('{');
      sparse.setLength(200_000_000);
    }
    Bytes.assertRefused(file, "header: 100000001 bytes of JSON, expected at most 100000000");
  }

  @Test
  void headerThatIsNotJson() {
    assertRefused(" {}", EIGHT, "header: no '{' at its start, expected a JSON object");
    assertRefused("", EIGHT, "header: no '{' at its start, expected a JSON object");
    assertRefused("{}{}", EIGHT, "header character 2: more after the end, expected one JSON value");
  }

  @Test
  void headerCutShort() {
    assertRefused(
        "{'a':{'dtype':",
        EIGHT,
        "header character 14: Unexpected end-of-input within/between Object entries,"
            + " expected valid JSON");
  }

  @Test
  void nestingBomb() {
    assertRefused(
        "{'__metadata__':" + "[".repeat(1_000_000),
        EIGHT,
        "header character 48: Document nesting depth (33) exceeds the maximum allowed (32, from"
            + " `StreamReadConstraints.getMaxNestingDepth()`), expected valid JSON");
  }

  @Test
  void wrongKinds() {
    assertRefused("{'a':[]}", EIGHT, "header character 5: [, expected an object");
    assertRefused(
        tensors("F32 [1.5] [0,8]"), EIGHT, "header character 29: 1.5, expected an integer");
    assertRefused(
        tensors("F32 [9223372036854775808] [0,8]"),
        EIGHT,
        "header character 29: an integer out of range, expected -2^63 to 2^63 - 1");
    assertRefused(tensors("F32 null [0,8]"), EIGHT, "header character 28: null, expected an array");
  }

  @Test
  void incompleteEntry() {
    String line = "tensor \"a\": an incomplete entry, expected dtype, shape and two data_offsets";
    assertRefused("{'a':{'dtype':'F32','shape':[2]}}", EIGHT, line);
    assertRefused(tensors("F32 [2] [0]"), EIGHT, line);
  }

  @Test
  void unknownField() {
    assertRefused(
        "{'a':{'dtype':'F32','extra':1}}",
        EIGHT,
        "header character 28: field \"extra\", expected dtype, shape and data_offsets");
  }

  @Test
  void threeOffsets() {
    assertRefused(
        tensors("F32 [2] [0,8,9]"),
        EIGHT,
        "header character 52: a longer array, expected at most 2 integers");
  }

  @Test
  void rankBomb() {
    assertRefused(
        tensors("F32 [1" + ",1".repeat(64) + "] [0,4]"),
        EIGHT,
        "header character 157: a longer array, expected at most 64 integers");
  }

  @Test
  void unknownType() {
    assertRefused(
        tensors("C64 [1] [0,8]"),
        EIGHT,
        "tensor \"a\": dtype C64, expected one of [F64, F32, F16, BF16, F8_E4M3, F8_E5M2, I64,"
            + " I32, I16, I8, U64, U32, U16, U8, BOOL]");
  }

  @Test
  void duplicateTensor() {
    assertRefused(
        "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{}}",
        EIGHT,
        "header character 57: Duplicate field 'a', expected valid JSON");
  }

  @Test
  void duplicateField() {
    assertRefused(
        "{'a':{'dtype':'F32','dtype':'F64'}}",
        EIGHT,
        "header character 27: Duplicate field 'dtype', expected valid JSON");
  }

  @Test
  void overlap() {
    assertRefused(
        tensors("U8 [6] [0,6]", "U8 [4] [4,8]"),
        EIGHT,
        "tensor \"b\": data begins at 4, expected 6, where the data before it ends");
  }

  @Test
  void gap() {
    assertRefused(
        tensors("U8 [2] [0,2]", "U8 [4] [4,8]"),
        EIGHT,
        "tensor \"b\": data begins at 4, expected 2, where the data before it ends");
  }

  @Test
  void negativeOffset() {
    assertRefused(
        tensors("U8 [8] [-8,0]"),
        EIGHT,
        "tensor \"a\": data begins at -8, expected 0, where the data before it ends");
  }

  @Test
  void endBeforeBegin() {
    assertRefused(
        tensors("U8 [4] [0,4]", "U8 [4] [4,0]"),
        EIGHT,
        "tensor \"b\": data ends at 0, expected an end between 4 and 8");
  }

  @Test
  void endBeyondTheFile() {
    assertRefused(
        tensors("U8 [9] [0,9]"),
        EIGHT,
        "tensor \"a\": data ends at 9, expected an end between 0 and 8");
  }

  @Test
  void dataLeftOver() {
    assertRefused(
        tensors("U8 [7] [0,7]"), EIGHT, "data: 8 bytes, expected the 7 bytes of all its tensors");
  }

  @Test
  void shapeThatIsNotItsData() {
    assertRefused(
        tensors("F32 [3] [0,8]"),
        EIGHT,
        "tensor \"a\": data of 8 bytes, expected 3 elements of F32 for shape [3]");
    assertRefused(
        tensors("F64 [1] [0,7]"),
        new byte[7],
        "tensor \"a\": data of 7 bytes, expected 1 elements of F64 for shape [1]");
  }

  @Test
  void negativeExtents() {
    assertRefused(
        tensors("F32 [-1,-2] [0,8]"),
        EIGHT,
        "tensor \"a\": shape [-1, -2], expected extents >= 0 with a product below 2^63");
  }

  @Test
  void productsThatOverflow() {
    // 2^62 elements of 4 bytes are 0 bytes modulo 2^64.
    assertRefused(
        tensors("F32 [4611686018427387904] [0,0]"),
        new byte[0],
        "tensor \"a\": data of 0 bytes, expected 4611686018427387904 elements of F32 for shape"
            + " [4611686018427387904]");
    assertRefused(
        tensors("F32 [4294967296,4294967296,2] [0,8]"),
        EIGHT,
        "tensor \"a\": shape [4294967296, 4294967296, 2], expected extents >= 0 with a product"
            + " below 2^63");
  }

  @Test
  void namesThatWouldBreakTheLine() {
    assertRefused(
        "{'\\n\\u001b[31m" + "x".repeat(1000) + "':{}}",
        EIGHT,
        "tensor \"\\u000a\\u001b[31m"
            + "x".repeat(186)
            + "…: an incomplete entry, expected dtype, shape and two data_offsets");
  }

  @Test
  void notUtf8() {
    assertRefused(
        Bytes.concat(Bytes.int64(4), new byte[] {'{', '"', (byte) 0xFF, '"'}),
        "header character 0: bytes that are no UTF-8, expected valid JSON");
  }
}
