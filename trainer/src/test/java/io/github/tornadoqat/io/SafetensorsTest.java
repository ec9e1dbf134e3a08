package io.github.tornadoqat.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
  @TempDir Path folder;

  @Test
  void readsBackWhatTheWriterWrote() throws IOException {
    float[] large = new float[100_003];
    for (int i = 0; i < large.length; i++) {
      large[i] = Float.intBitsToFloat(i * 0x9E37_79B9);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new SafetensorsWriter()
        .metadata("format", "pt")
        .addIntegers("i8", DType.I8, new long[] {2, 2}, () -> new int[] {-128, -1, 0, 127})
        .addFloats("large", new long[] {large.length}, () -> large)
        .addIntegers("u8", DType.U8, new long[] {2}, () -> new int[] {0, 255})
        .addIntegers("i16", DType.I16, new long[] {2}, () -> new int[] {-32768, 32767})
        .addIntegers("u16", DType.U16, new long[] {1}, () -> new int[] {65535})
        .addIntegers("i32", DType.I32, new long[] {2}, () -> new int[] {16777217, -(1 << 31)})
        .addFloats("scalar \"é\"", new long[0], () -> new float[] {-0f})
        .addFloats("empty", new long[] {0, 3}, () -> new float[0])
        .writeTo(bytes);
    String start = bytes.toString(StandardCharsets.UTF_8).substring(8);
    assertThat(start).startsWith("{\"__metadata__\":{\"format\":\"pt\"},\"large\":");
    try (TensorSource source =
        TensorSource.open(Bytes.file(folder, "m.safetensors", bytes.toByteArray()))) {
      assertThat(source.format()).isEqualTo("safetensors");
      assertThat(source.tensors())
          .extracting(TensorInfo::name)
          .containsExactly("large", "i32", "scalar \"é\"", "empty", "i16", "u16", "i8", "u8");
      assertThat(Bytes.read(source, "large")).isEqualTo(large);
      assertThat(Bytes.read(source, "i8")).containsExactly(-128, -1, 0, 127);
      assertThat(Bytes.read(source, "u8")).containsExactly(0, 255);
      assertThat(Bytes.read(source, "i16")).containsExactly(-32768, 32767);
      assertThat(Bytes.read(source, "u16")).containsExactly(65535);
      assertThat(Bytes.read(source, "i32")).containsExactly(16777216, -(1 << 31));
      assertThat(Bytes.read(source, "scalar \"é\"")).containsExactly(-0f);
      assertThat(Bytes.read(source, "empty")).isEmpty();
      assertThat(Bytes.find(source, "i8"))
          .isEqualTo(new TensorInfo("i8", "i8", DType.I8, new long[] {2, 2}, "", 0));
    }
  }

  @Test
  void headerAndDataStartAligned() throws IOException {
    for (int length = 1; length <= 9; length++) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new SafetensorsWriter()
          .addFloats("x".repeat(length), new long[] {1}, () -> new float[1])
          .writeTo(bytes);
      assertThat(bytes.size() % 8).isEqualTo(4);
    }
  }

  @Test
  void listsTensorsAsTheirDataLiesAndIgnoresMetadata() {
    String header =
        "{'b':{'shape':[1,2],'dtype':'F16','data_offsets':[4,8]},"
            + "'__metadata__':{'a':'b','c':{'d':[1]}},"
            + "'a':{'dtype':'F32','shape':[],'data_offsets':[0,4]}}   ";
    byte[] data = Bytes.concat(Bytes.floats(7), new byte[] {0, 0x3C, 0, (byte) 0xC0});
    Path file = Bytes.file(folder, "m.safetensors", Bytes.safetensors(header, data));
    try (TensorSource source = TensorSource.open(file)) {
      assertThat(source.tensors())
          .containsExactly(
              new TensorInfo("a", "a", DType.F32, new long[0], "", -1),
              new TensorInfo("b", "b", DType.F16, new long[] {1, 2}, "", 0));
      assertThat(Bytes.read(source, "a")).containsExactly(7);
      assertThat(Bytes.read(source, "b")).containsExactly(1, -2);
    }
  }

  @Test
  void readsBeyondTwoGigabytes() throws IOException {
    long large = 3L << 30;
    String header =
        """
        {"a":{"dtype":"U8","shape":[%d],"data_offsets":[0,%d]},
         "b":{"dtype":"F32","shape":[1],"data_offsets":[%d,%d]}}\
        """
            .formatted(large, large, large, large + 4);
    byte[] start = Bytes.safetensors(header, new byte[0]);
    Path file = Bytes.file(folder, "m.safetensors", start);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.seek(start.length + large);
      sparse.write(Bytes.floats(7));
    }
    try (TensorSource source = TensorSource.open(file)) {
      assertThat(Bytes.find(source, "a").elements()).isEqualTo(large);
      assertThat(Bytes.read(source, "b")).containsExactly(7);
    }
  }

  @Test
  void writerRefusesWhatItCannotKeep() {
    SafetensorsWriter writer =
        new SafetensorsWriter().addFloats("a", new long[] {2}, () -> new float[3]);
    assertThatThrownBy(() -> writer.addFloats("a", new long[] {2}, () -> new float[2]))
        .hasMessage("the name is taken: a");
    assertThatThrownBy(() -> writer.addIntegers("b", DType.U64, new long[0], () -> new int[1]))
        .hasMessage("not an integer type to write: U64");
    assertThatThrownBy(() -> writer.writeTo(new ByteArrayOutputStream()))
        .hasMessage("a is declared with 8 bytes, its supplier gave 12");
    assertThatThrownBy(
            () ->
                new SafetensorsWriter()
                    .addIntegers("c", DType.U8, new long[] {1}, () -> new int[] {256})
                    .writeTo(new ByteArrayOutputStream()))
        .hasMessage("256 does not fit into U8");
  }
}
