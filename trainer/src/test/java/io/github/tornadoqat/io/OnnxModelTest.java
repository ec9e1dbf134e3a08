package io.github.tornadoqat.io;

import static io.github.tornadoqat.io.OnnxBytes.attribute;
import static io.github.tornadoqat.io.OnnxBytes.floatTensor;
import static io.github.tornadoqat.io.OnnxBytes.initializer;
import static io.github.tornadoqat.io.OnnxBytes.model;
import static io.github.tornadoqat.io.OnnxBytes.node;
import static io.github.tornadoqat.io.OnnxBytes.perm;
import static io.github.tornadoqat.io.OnnxBytes.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedOutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxModelTest {
  private static final long[] TWO = {2};

  @TempDir Path folder;

  private TensorSource open(byte[]... graphFields) {
    return TensorSource.open(Bytes.file(folder, "m.onnx", model(graphFields)));
  }

  @Test
  void readsValuesWhereverTheyAre() {
    byte[] packed = Bytes.floats(1, 2);
    try (TensorSource source =
        open(
            initializer(floatTensor("raw", new long[] {1, 2}, 1, 2)),
            initializer(
                tensor("packed", OnnxBytes.FLOAT, TWO, out -> out.writeByteArray(4, packed))),
            initializer(
                tensor(
                    "loose",
                    OnnxBytes.FLOAT,
                    TWO,
                    out -> {
                      out.writeFloat(4, 3);
                      out.writeFloat(4, 4);
                    })),
            initializer(
                tensor(
                    "half",
                    OnnxBytes.FLOAT16,
                    TWO,
                    out -> {
                      out.writeInt32(5, 0x3C00);
                      out.writeInt32(5, 0xC000);
                    })),
            initializer(
                tensor(
                    "bytes",
                    OnnxBytes.INT8,
                    TWO,
                    out ->
                        out.writeByteArray(
                            5,
                            Bytes.message(
                                values -> {
                                  values.writeInt32NoTag(-128);
                                  values.writeInt32NoTag(127);
                                })))),
            initializer(tensor("long", OnnxBytes.INT64, new long[0], out -> out.writeInt64(7, -9))),
            initializer(
                tensor("double", OnnxBytes.DOUBLE, new long[] {1}, out -> out.writeDouble(10, .5))),
            initializer(
                tensor("big", OnnxBytes.UINT64, new long[] {1}, out -> out.writeUInt64(11, -1))),
            initializer(tensor("empty", OnnxBytes.FLOAT, new long[] {0, 4}, out -> {})))) {
      assertThat(source.format()).isEqualTo("onnx");
      assertThat(Bytes.read(source, "raw")).containsExactly(1, 2);
      assertThat(Bytes.read(source, "packed")).containsExactly(1, 2);
      assertThat(Bytes.read(source, "loose")).containsExactly(3, 4);
      assertThat(Bytes.read(source, "half")).containsExactly(1, -2);
      assertThat(Bytes.read(source, "bytes")).containsExactly(-128, 127);
      assertThat(Bytes.read(source, "long")).containsExactly(-9);
      assertThat(Bytes.read(source, "double")).containsExactly(.5f);
      assertThat(Bytes.read(source, "big")).containsExactly(0x1p64f);
      assertThat(Bytes.read(source, "empty")).isEmpty();
      assertThat(Bytes.find(source, "empty").isWeightMatrix()).isFalse();
      assertThat(source.tensors()).hasSize(9);
    }
  }

  @Test
  void readsExternalData() {
    Bytes.file(folder, "m.data", Bytes.floats(1, 2, 3, 4, 5));
    try (TensorSource source =
        open(
            initializer(OnnxBytes.externalTensor("middle", TWO, "m.data", "4", "8")),
            initializer(OnnxBytes.externalTensor("tail", TWO, "./m.data", "12", null)),
            initializer(OnnxBytes.externalTensor("all", new long[] {5}, "m.data", null, null)))) {
      assertThat(Bytes.read(source, "middle")).containsExactly(2, 3);
      assertThat(Bytes.read(source, "tail")).containsExactly(4, 5);
      assertThat(Bytes.read(source, "all")).containsExactly(1, 2, 3, 4, 5);
    }
  }

  @Test
  void knowsTheChannelsOfEveryKindOfWeight() {
    long[] shape = {2, 3};
    long[] kernel = {2, 3, 1};
    try (TensorSource source =
        open(
            node("MatMul", "/a", "x matmul"),
            node("Gemm", "/b", "x gemm bias"),
            node("Gemm", "/c", "x gemmT", attribute("transB", 1)),
            node("Conv", "/d", "x conv"),
            node("ConvTranspose", "/e", "x convT"),
            node("Gather", "/f", "gather ids"),
            node("Gather", "/g", "columns ids", attribute("axis", 1)),
            node("MatMul", "/h", "left x"),
            node("Add", "/i", "x added"),
            initializer(floatTensor("matmul", kernel, new float[6])),
            initializer(floatTensor("gemm", shape, new float[6])),
            initializer(floatTensor("bias", new long[] {3}, new float[3])),
            initializer(floatTensor("gemmT", shape, new float[6])),
            initializer(floatTensor("conv", kernel, new float[6])),
            initializer(floatTensor("convT", kernel, new float[6])),
            initializer(floatTensor("gather", shape, new float[6])),
            initializer(floatTensor("columns", shape, new float[6])),
            initializer(floatTensor("left", shape, new float[6])),
            initializer(floatTensor("added", shape, new float[6])),
            initializer(floatTensor("unused", shape, new float[6])))) {
      assertThat(source.tensors())
          .extracting(
              t -> t.label() + " " + t.usedBy() + " " + t.channelAxis() + " " + t.isWeightMatrix())
          .containsExactly(
              "/a MatMul 2 true",
              "/b Gemm 1 true",
              "bias Gemm -1 false",
              "/c Gemm 0 true",
              "/d Conv 0 true",
              "/e ConvTranspose 1 true",
              "/f Gather 0 true",
              "columns Gather -1 false",
              "left MatMul -1 false",
              "added Add -1 false",
              "unused  -1 false");
    }
  }

  @Test
  void followsWeightsThroughIdentityAndTranspose() {
    long[] shape = {2, 3};
    long[] cube = {2, 3, 1};
    try (TensorSource source =
        open(
            initializer(floatTensor("same", shape, new float[6])),
            initializer(floatTensor("turned", shape, new float[6])),
            initializer(floatTensor("twice", shape, new float[6])),
            initializer(floatTensor("cube", cube, new float[6])),
            initializer(floatTensor("convolved", cube, new float[6])),
            initializer(floatTensor("gemm", shape, new float[6])),
            initializer(floatTensor("broken", shape, new float[6])),
            initializer(floatTensor("lost", shape, new float[6])),
            node("Identity", "i", "same", "same1"),
            node("MatMul", "/same", "x same1"),
            node("Transpose", "t", "turned", "turned1"),
            node("MatMul", "/turned", "x turned1"),
            node("Transpose", "t", "twice", "twice1", perm(1, 0)),
            node("Identity", "i", "twice1", "twice2"),
            node("Transpose", "t", "twice2", "twice3", perm(1, 0)),
            node("MatMul", "/twice", "x twice3"),
            node("Transpose", "t", "cube", "cube1", perm(2, 0, 1)),
            node("MatMul", "/cube", "x cube1"),
            node("Transpose", "t", "convolved", "convolved1", perm(1, 2, 0)),
            node("Conv", "/convolved", "x convolved1"),
            node("Transpose", "t", "gemm", "gemm1"),
            node("Gemm", "/gemm", "x gemm1", attribute("transB", 1)),
            node("Transpose", "t", "broken", "broken1", perm(1, 1)),
            node("MatMul", "/broken", "x broken1"),
            node("Relu", "r", "lost", "lost1"),
            node("MatMul", "/lost", "x lost1"))) {
      assertThat(source.tensors())
          .extracting(t -> t.label() + " " + t.usedBy() + " " + t.channelAxis())
          .containsExactly(
              "/same MatMul 1",
              "/turned MatMul 0",
              "/twice MatMul 1",
              "/cube MatMul 1",
              "/convolved Conv 1",
              "/gemm Gemm 1",
              "broken Transpose -1",
              "lost Relu -1");
    }
  }

  @Test
  void knowsQuantizedWeights() {
    IOConsumer<CodedOutputStream> bytes =
        out -> out.writeByteArray(OnnxBytes.RAW_DATA, new byte[6]);
    long[] shape = {2, 3};
    try (TensorSource source =
        open(
            initializer(tensor("w", OnnxBytes.INT8, shape, bytes)),
            initializer(tensor("f8", OnnxBytes.FLOAT8, shape, bytes)),
            initializer(floatTensor("scale", new long[] {3}, new float[3])),
            initializer(tensor("zero", OnnxBytes.INT8, new long[] {6}, bytes)),
            node("DequantizeLinear", "/dq", "w scale zero", "w1"),
            node("MatMul", "/m", "x w1"),
            node("Identity", "i", "f8", "f81"),
            node("DequantizeLinear", "/dq8", "f81 scale", "f82", attribute("axis", -2)))) {
      assertThat(source.tensors())
          .extracting(
              t -> t.label() + " " + t.channelAxis() + " " + t.isQuantized() + t.isWeightMatrix())
          .containsExactly(
              "/dq 1 truefalse", "/dq8 0 truefalse", "scale -1 falsefalse", "zero -1 falsefalse");
    }
  }

  @Test
  void labelsAreUniqueAndWeightUsesComeFirst() {
    try (TensorSource source =
        open(
            initializer(floatTensor("onnx::MatMul_1", new long[] {1, 2}, 1, 2)),
            initializer(floatTensor("onnx::MatMul_2", new long[] {1, 2}, 1, 2)),
            initializer(floatTensor("/layer/MatMul", new long[] {1, 2}, 1, 2)),
            node("Shape", "/layer/Shape", "onnx::MatMul_1"),
            node("MatMul", "/layer/MatMul", "x onnx::MatMul_1"),
            node("MatMul", "/other/MatMul", "x onnx::MatMul_1"),
            node("MatMul", "/layer/MatMul", "x onnx::MatMul_2"),
            node("MatMul", "", "x /layer/MatMul"))) {
      assertThat(source.tensors())
          .extracting(TensorInfo::label)
          .containsExactly("/layer/MatMul", "/layer/MatMul #2", "/layer/MatMul #3");
    }
  }

  @Test
  void constantsAreTensorsToo() {
    byte[] value = floatTensor("", new long[] {1, 2}, 5, 6);
    try (TensorSource source =
        open(
            node("Constant", "/c", "", "weight", attribute("value", value)),
            node("Constant", "/d", "", "number", attribute("value_int", 3)),
            node("MatMul", "/m", "x weight"))) {
      assertThat(source.tensors())
          .containsExactly(
              new TensorInfo("weight", "/m", DType.F32, new long[] {1, 2}, "MatMul", 1));
      assertThat(Bytes.read(source, "weight")).containsExactly(5, 6);
    }
  }
}
