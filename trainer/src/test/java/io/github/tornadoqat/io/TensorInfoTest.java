package io.github.tornadoqat.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorInfoTest {
  @TempDir Path folder;

  @Test
  void comparesByValueAndKeepsItsShape() {
    long[] shape = {2, 3};
    TensorInfo tensor = TensorInfo.unused("w", DType.F32, shape);
    shape[0] = 9;
    tensor.shape()[0] = 9;
    assertThat(tensor).isEqualTo(TensorInfo.unused("w", DType.F32, 2, 3));
    assertThat(tensor).hasSameHashCodeAs(TensorInfo.unused("w", DType.F32, 2, 3));
    assertThat(tensor).isNotEqualTo(TensorInfo.unused("w", DType.F32, 3, 2));
    assertThat(tensor.elements()).isEqualTo(6);
  }

  @Test
  void weightMatricesAreFloatingWithTwoAxesAndMoreThanOneElement() {
    assertThat(TensorInfo.unused("w", DType.BF16, 2, 3).isWeightMatrix()).isTrue();
    assertThat(TensorInfo.unused("w", DType.I8, 2, 3).isWeightMatrix()).isFalse();
    assertThat(TensorInfo.unused("w", DType.F32, 6).isWeightMatrix()).isFalse();
    assertThat(TensorInfo.unused("w", DType.F32, 1, 1).isWeightMatrix()).isFalse();
    assertThat(TensorInfo.unused("w", DType.F32, 0, 3).isWeightMatrix()).isFalse();
    assertThat(new TensorInfo("w", "w", DType.F32, new long[] {2, 3}, "Add", -1).isWeightMatrix())
        .isFalse();
  }

  @Test
  void readRefusesForeignTensorsAndWrongLengths() {
    Path file =
        Bytes.file(
            folder,
            "a.safetensors",
            Bytes.safetensors(
                "{'w':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}", Bytes.floats(1, 2)));
    TensorSource closed;
    try (TensorSource source = TensorSource.open(file)) {
      TensorInfo tensor = source.tensors().getFirst();
      assertThatThrownBy(() -> source.read(tensor, new float[3]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("w F32[2] has 2 elements, the destination 3");
      TensorInfo other = TensorInfo.unused("x", DType.F32, 2);
      assertThatThrownBy(() -> source.read(other, new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no such tensor: x F32[2]");
      closed = source;
    }
    closed.close();
    assertThatThrownBy(() -> Bytes.read(closed, "w")).isInstanceOf(IllegalStateException.class);
  }
}
