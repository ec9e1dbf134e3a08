package io.github.tornadoqat.io;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/** Files made byte by byte. */
final class Bytes {
  private Bytes() {}

  static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] int64(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  /** A safetensors file whose header may use ' for ". */
  static byte[] safetensors(String header, byte[] data) {
    byte[] json = utf8(header.replace('\'', '"'));
    return concat(int64(json.length), json, data);
  }

  /** An .npy file of version 1.0 with its header as it is. */
  static byte[] npy(String header, byte[] data) {
    return concat(
        latin1("\u0093NUMPY\u0001\u0000"),
        new byte[] {(byte) header.length(), (byte) (header.length() >> 8)},
        latin1(header),
        data);
  }

  /** A protobuf message written by protobuf's own encoder. */
  static byte[] message(IOConsumer<CodedOutputStream> fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.accept(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Path file(Path folder, String name, byte[] bytes) {
    try {
      return Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[] read(TensorSource source, TensorInfo tensor) {
    float[] values = new float[Math.toIntExact(tensor.elements())];
    source.read(tensor, values);
    return values;
  }

  static float[] read(TensorSource source, String name) {
    return read(source, find(source, name));
  }

  static TensorInfo find(TensorSource source, String name) {
    return source.tensors().stream()
        .filter(tensor -> tensor.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Checks that opening fails with exactly this line after the file's path. */
  static void assertRefused(Path path, String line) {
    assertRefused(path, path, line);
  }

  static void assertRefused(Path path, Path fault, String line) {
    Assertions.assertThatThrownBy(() -> TensorSource.open(path).close())
        .isExactlyInstanceOf(BadInputException.class)
        .hasMessage(fault + ": " + line)
        .extracting(e -> ((BadInputException) e).file())
        .isEqualTo(fault);
  }
}
