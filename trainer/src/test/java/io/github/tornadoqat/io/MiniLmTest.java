package io.github.tornadoqat.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** all-MiniLM-L6-v2 as PyTorch exported it: six layers, 384 wide. */
class MiniLmTest {
  @TempDir static Path folder;
  private static TensorSource model;

  @BeforeAll
  static void open() throws IOException {
    Path file = folder.resolve("minilm.onnx");
    try (InputStream in = MiniLmTest.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
      Files.copy(in, file);
    }
    model = TensorSource.open(file);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static List<TensorInfo> weights(String opType) {
    return model.tensors().stream()
        .filter(tensor -> tensor.isWeightMatrix() && tensor.usedBy().equals(opType))
        .toList();
  }

  @Test
  void holdsEveryParameter() {
    List<TensorInfo> floats =
        model.tensors().stream().filter(tensor -> tensor.dtype() == DType.F32).toList();
    assertThat(floats).hasSize(101);
    // Word, position and type embeddings, six layers, seven layer norms' worth of vectors.
    assertThat(floats.stream().mapToLong(TensorInfo::elements).sum()).isEqualTo(22_565_376);
    assertThat(model.tensors()).hasSize(102);
  }

  @Test
  void labelsWeightsByTheirNodes() {
    List<TensorInfo> matrices = weights("MatMul");
    assertThat(matrices).hasSize(36).allMatch(t -> t.channelAxis() == 1);
    assertThat(matrices).allMatch(t -> t.name().startsWith("onnx::MatMul_"));
    assertThat(matrices.subList(0, 6))
        .extracting(TensorInfo::label)
        .containsExactly(
            "/encoder/layer.0/attention/self/query/MatMul",
            "/encoder/layer.0/attention/self/key/MatMul",
            "/encoder/layer.0/attention/self/value/MatMul",
            "/encoder/layer.0/attention/output/dense/MatMul",
            "/encoder/layer.0/intermediate/dense/MatMul",
            "/encoder/layer.0/output/dense/MatMul");
    // Inputs by outputs, as MatMul wants them.
    assertThat(matrices.get(4).shape()).containsExactly(384, 1536);
    assertThat(weights("Gather"))
        .extracting(TensorInfo::name)
        .containsExactlyInAnyOrder(
            "embeddings.word_embeddings.weight",
            "embeddings.position_embeddings.weight",
            "embeddings.token_type_embeddings.weight");
    assertThat(weights("Gather")).allMatch(t -> t.channelAxis() == 0);
  }

  @Test
  void readsPlausibleValues() {
    for (TensorInfo tensor : weights("MatMul")) {
      float[] values = Bytes.read(model, tensor);
      double squares = 0;
      for (float value : values) {
        assertThat(value).isFinite();
        squares += (double) value * value;
      }
      assertThat(Math.sqrt(squares / values.length)).isBetween(0.01, 0.2);
    }
  }
}
