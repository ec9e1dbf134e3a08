package io.github.tornadoqat.io;

import static io.github.tornadoqat.io.OnnxBytes.FLOAT;
import static io.github.tornadoqat.io.OnnxBytes.RAW_DATA;
import static io.github.tornadoqat.io.OnnxBytes.externalTensor;
import static io.github.tornadoqat.io.OnnxBytes.floatTensor;
import static io.github.tornadoqat.io.OnnxBytes.initializer;
import static io.github.tornadoqat.io.OnnxBytes.model;
import static io.github.tornadoqat.io.OnnxBytes.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileOnnxTest {
  private static final long[] TWO = {2};

  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void outsideHasAFile() throws IOException {
    folder = Files.createDirectory(root.resolve("model"));
    Bytes.file(root, "outside", Bytes.floats(1, 2));
    Bytes.file(folder, "inside", Bytes.floats(1, 2));
  }

  private void assertRefused(byte[] file, String line) {
    Bytes.assertRefused(Bytes.file(folder, "m.onnx", file), line);
  }

  private void assertTensorRefused(byte[] tensor, String line) {
    assertRefused(model(initializer(tensor)), line);
  }

  @Test
  void empty() {
    assertRefused(new byte[0], "file: is empty, expected a model file");
  }

  @Test
  void noModel() {
    assertRefused(Bytes.utf8("<html>"), "offset 1: wire type 4, expected 2");
    assertRefused(new byte[] {8, 1}, "file: no graph, expected an ONNX model");
    assertRefused(new byte[] {0, 0}, "offset 1: field number 0, expected 1 to 2^29 - 1");
  }

  @Test
  void twoGraphs() {
    assertRefused(Bytes.concat(model(), model()), "offset 19: a second graph, expected one");
  }

  @Test
  void aboveTwoGigabytes() throws IOException {
    Path file = folder.resolve("m.onnx");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 31);
    }
    Bytes.assertRefused(
        file, "file: 2147483648 bytes, expected at most 2 GB, with larger data external");
  }

  @Test
  void truncatedAnywhere() {
    byte[] whole = model(initializer(floatTensor("w", TWO, 1, 2)));
    assertRefused(
        Arrays.copyOf(whole, whole.length - 1),
        "offset 10: 19 bytes to read, expected at most the 18 that are left");
  }

  @Test
  void hugeLength() {
    byte[] length = {58, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0x0F};
    assertRefused(
        length, "offset 6: 4294967295 bytes to read, expected at most the 0 that are left");
  }

  @Test
  void negativeLength() {
    byte[] length = Bytes.concat(new byte[] {58}, new byte[10]);
    Arrays.fill(length, 1, 10, (byte) 0xFF);
    length[10] = 1;
    assertRefused(
        length,
        "offset 11: 18446744073709551615 bytes to read, expected at most the 0 that are left");
  }

  @Test
  void endlessVarint() {
    byte[] tag = new byte[20];
    Arrays.fill(tag, (byte) 0xFF);
    assertRefused(tag, "offset 10: an endless varint, expected at most 10 bytes");
  }

  @Test
  void nestingBomb() {
    // Graphs within attributes within nodes, and groups within groups.
    byte[] nested = {};
    for (int i = 0; i < 2000; i++) {
      byte[] inner = nested;
      byte[] attribute = Bytes.message(out -> out.writeByteArray(6, inner));
      byte[] node = Bytes.message(out -> out.writeByteArray(5, attribute));
      nested = Bytes.message(out -> out.writeByteArray(1, node));
    }
    byte[] graph = nested;
    try (TensorSource source = TensorSource.open(Bytes.file(folder, "deep.onnx", model(graph)))) {
      assertThat(source.tensors()).isEmpty();
    }
    byte[] groups = new byte[1_000_000];
    Arrays.fill(groups, (byte) 11);
    assertRefused(groups, "offset 1: wire type 3, expected 0, 1, 2 or 5");
  }

  @Test
  void wrongWireType() {
    assertRefused(new byte[] {56, 1}, "offset 1: wire type 0, expected 2");
  }

  @Test
  void manyTinyTensors() {
    byte[] tiny = initializer(new byte[0]);
    byte[] all = new byte[2_000_000];
    for (int i = 0; i < all.length; i++) {
      all[i] = tiny[i % tiny.length];
    }
    assertRefused(
        model(all), "offset 14: a tensor without a name, expected every initializer named");
  }

  @Test
  void manyTinyNodes() {
    byte[] all = new byte[2_000_000];
    for (int i = 0; i < all.length; i += 2) {
      all[i] = 10;
    }
    try (TensorSource source = TensorSource.open(Bytes.file(folder, "n.onnx", model(all)))) {
      assertThat(source.tensors()).isEmpty();
    }
  }

  @Test
  void inputBomb() {
    byte[] inputs = new byte[2_000_000];
    for (int i = 0; i < inputs.length; i += 2) {
      inputs[i] = 10;
    }
    assertRefused(
        model(Bytes.message(out -> out.writeByteArray(1, inputs))),
        "offset 131090: more inputs of a node, expected at most 65536");
  }

  @Test
  void rankBomb() {
    assertTensorRefused(
        tensor("w", FLOAT, TWO, out -> out.writeByteArray(1, new byte[100_000])),
        "offset 100024: more dimensions, expected at most 64");
  }

  @Test
  void duplicateTensor() {
    byte[] tensor = initializer(floatTensor("w", TWO, 1, 2));
    assertRefused(
        model(tensor, tensor), "offset 48: a second tensor \"w\", expected every name once");
  }

  @Test
  void unknownTypes() {
    String expected = ", expected a float, integer or bool of whole bytes";
    assertTensorRefused(
        tensor("w", OnnxBytes.STRING, TWO, out -> {}), "tensor \"w\": data type 8" + expected);
    assertTensorRefused(tensor("w", 99, TWO, out -> {}), "tensor \"w\": data type 99" + expected);
    assertTensorRefused(tensor("w", -1, TWO, out -> {}), "tensor \"w\": data type -1" + expected);
  }

  @Test
  void shapeThatIsNotItsData() {
    assertTensorRefused(
        floatTensor("w", new long[] {3}, 1, 2),
        "tensor \"w\": data of 8 bytes, expected 3 elements of F32 for shape [3]");
    assertTensorRefused(
        tensor("w", FLOAT, TWO, out -> out.writeFloat(4, 1)),
        "tensor \"w\": 1 values, expected 2 for shape [2]");
    assertTensorRefused(
        tensor("w", FLOAT, TWO, out -> out.writeByteArray(4, new byte[7])),
        "tensor \"w\": 7 bytes of values, expected a multiple of 4");
    assertTensorRefused(
        tensor("w", OnnxBytes.INT8, TWO, out -> out.writeByteArray(5, new byte[] {1, -1})),
        "offset 20: 1 bytes to read, expected at most the 0 that are left");
  }

  @Test
  void impossibleShapes() {
    String expected = ", expected extents >= 0 with a product below 2^63";
    assertTensorRefused(
        floatTensor("w", new long[] {-1, -2}, 1, 2), "tensor \"w\": shape [-1, -2]" + expected);
    assertTensorRefused(
        tensor("w", FLOAT, new long[] {1L << 62, 4}, out -> {}),
        "tensor \"w\": shape [4611686018427387904, 4]" + expected);
    assertTensorRefused(
        tensor("w", FLOAT, new long[] {1L << 62}, out -> out.writeByteArray(RAW_DATA, new byte[0])),
        "tensor \"w\": data of 0 bytes, expected 4611686018427387904 elements of F32 for shape"
            + " [4611686018427387904]");
  }

  @Test
  void externalDataOutside() throws IOException {
    String expected = ", expected a file in the folder of the model";
    assertTensorRefused(
        externalTensor("w", TWO, "../outside", null, null),
        "tensor \"w\": path \"../outside\"" + expected);
    assertTensorRefused(
        externalTensor("w", TWO, "x/../../outside", null, null),
        "tensor \"w\": path \"x/../../outside\"" + expected);
    String absolute = root.resolve("outside").toString();
    assertTensorRefused(
        externalTensor("w", TWO, absolute, null, null),
        "tensor \"w\": path \"" + absolute + "\"" + expected);
    assertTensorRefused(
        externalTensor("w", TWO, null, null, null), "tensor \"w\": path \"\"" + expected);
    Files.createSymbolicLink(folder.resolve("link"), root.resolve("outside"));
    assertTensorRefused(
        externalTensor("w", TWO, "link", null, null),
        "tensor \"w\": \"link\" links to " + root.toRealPath().resolve("outside") + expected);
  }

  @Test
  void externalDataThatIsNone() {
    assertTensorRefused(
        externalTensor("w", TWO, "nowhere", null, null),
        "tensor \"w\": no file \"nowhere\", expected it beside the model");
    assertTensorRefused(
        externalTensor("w", TWO, ".", null, null),
        "tensor \"w\": no file \".\", expected it beside the model");
    assertTensorRefused(
        externalTensor("w", TWO, "a\0b", null, null),
        "tensor \"w\": path \"a\\u0000b\", expected the name of a readable file");
  }

  @Test
  void externalDataOutOfRange() {
    assertTensorRefused(
        externalTensor("w", TWO, "inside", "9", null),
        "tensor \"w\": offset 9, expected at most 8, the size of inside");
    assertTensorRefused(
        externalTensor("w", TWO, "inside", "4", "8"),
        "tensor \"w\": length 8, expected at most 4, what inside has left");
    assertTensorRefused(
        externalTensor("w", TWO, "inside", "8", "9223372036854775807"),
        "tensor \"w\": length 9223372036854775807, expected at most 0, what inside has left");
    String expected = ", expected an integer from 0 to 2^63 - 1";
    assertTensorRefused(
        externalTensor("w", TWO, "inside", "-8", null), "tensor \"w\": offset \"-8\"" + expected);
    assertTensorRefused(
        externalTensor("w", TWO, "inside", "0", "99999999999999999999"),
        "tensor \"w\": length \"99999999999999999999\"" + expected);
    assertTensorRefused(
        externalTensor("w", TWO, "inside", "0", "4"),
        "tensor \"w\": data of 4 bytes, expected 2 elements of F32 for shape [2]");
  }
}
