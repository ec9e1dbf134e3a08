package io.github.tornadoqat.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {
  @TempDir Path folder;

  @Test
  void writesTheBytesOfNumPy() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    NpyWriter.write(bytes, new float[] {1, 2}, 2);
    // What numpy.save writes for an array of float32 with shape (2,), at its own padding.
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
    assertThat(bytes.toByteArray())
        .isEqualTo(
            Bytes.npy(header + " ".repeat(117 - header.length()) + "\n", Bytes.floats(1, 2)));
  }

  @Test
  void readsBackWhatTheWriterWrote() throws IOException {
    float[] values = {1, -2, Float.NaN, Float.POSITIVE_INFINITY, -0f, 6};
    for (long[] shape : new long[][] {{6}, {2, 3}, {1, 2, 3}}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      NpyWriter.write(bytes, values, shape);
      try (TensorSource source =
          TensorSource.open(Bytes.file(folder, "w.npy", bytes.toByteArray()))) {
        assertThat(source.format()).isEqualTo("npy");
        assertThat(source.tensors())
            .containsExactly(
                new TensorInfo("w", "w", DType.F32, shape, "", shape.length > 1 ? 0 : -1));
        assertThat(Bytes.read(source, "w")).containsExactly(values);
      }
    }
    assertThatThrownBy(() -> NpyWriter.write(new ByteArrayOutputStream(), values, 7))
        .hasMessage("6 values for shape [7]");
  }

  @Test
  void readsColumnsFirst() {
    // Element (i, j, k) of shape (2, 3, 2) is 100 i + 10 j + k; the first index runs fastest.
    byte[] data = Bytes.floats(0, 100, 10, 110, 20, 120, 1, 101, 11, 111, 21, 121);
    assertThat(read("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3, 2), }\n", data))
        .containsExactly(0, 1, 10, 11, 20, 21, 100, 101, 110, 111, 120, 121);
  }

  @Test
  void readsOtherTypesOrdersAndSpellings() {
    assertThat(
            read(
                "{'shape':(2,),'fortran_order':False,'descr':'>i2'}",
                new byte[] {1, 0, (byte) 0xFF, (byte) 0xFE}))
        .containsExactly(256, -2);
    assertThat(read("{'descr': '|b1', 'fortran_order': False, 'shape': ()}", new byte[] {1}))
        .containsExactly(1);
    assertThat(read("{'descr': '<f8', 'fortran_order': True, 'shape': (0, 5)}", new byte[0]))
        .isEmpty();
  }

  @Test
  void readsVersionTwoWithoutItsExtension() {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }\n";
    byte[] bytes =
        Bytes.concat(
            Bytes.latin1("\u0093NUMPY\u0002\u0000"),
            new byte[] {(byte) header.length(), 0, 0, 0},
            Bytes.latin1(header),
            Bytes.floats(3));
    try (TensorSource source = TensorSource.open(Bytes.file(folder, "array", bytes))) {
      assertThat(Bytes.read(source, "array")).containsExactly(3);
    }
  }

  private float[] read(String header, byte[] data) {
    try (TensorSource source =
        TensorSource.open(Bytes.file(folder, "w.npy", Bytes.npy(header, data)))) {
      return Bytes.read(source, "w");
    }
  }
}
