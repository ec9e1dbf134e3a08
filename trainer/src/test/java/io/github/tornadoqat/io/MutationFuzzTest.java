package io.github.tornadoqat.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of damaged files, each of which must read consistently or be refused in one line. */
class MutationFuzzTest {
  private static final long SEED = 20_251_101;
  private static final int MUTANTS = 10_000;

  /** What a reader may allocate for a file of a few hundred bytes, parser buffers included. */
  private static final long MAX_ALLOCATED = 1 << 20;

  private static final long MAX_CPU_NANOS = 1_000_000_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  @Test
  void safetensors() throws IOException {
    byte[] valid =
        Bytes.safetensors(
            "{'__metadata__':{'format':'pt'},"
                + "'a':{'dtype':'F32','shape':[2,2],'data_offsets':[0,16]},"
                + "'b':{'dtype':'F16','shape':[3],'data_offsets':[16,22]},"
                + "'c':{'dtype':'U8','shape':[],'data_offsets':[22,23]}}",
            new byte[23]);
    fuzz("m.safetensors", valid, folder.resolve("m.safetensors"));
  }

  @Test
  void npy() throws IOException {
    byte[] valid =
        Bytes.npy(
            "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }\n",
            Bytes.floats(1, 2, 3, 4, 5, 6));
    fuzz("w.npy", valid, folder.resolve("w.npy"));
  }

  @Test
  void onnx() throws IOException {
    Bytes.file(folder, "m.data", Bytes.floats(1, 2, 3, 4));
    long[] shape = {2, 1};
    byte[] half =
        OnnxBytes.tensor(
            "half",
            OnnxBytes.FLOAT16,
            shape,
            out -> {
              out.writeInt32(5, 0x3C00);
              out.writeInt32(5, 0xC000);
            });
    byte[] packed = Bytes.floats(1, 2);
    byte[] floats =
        OnnxBytes.tensor("floats", OnnxBytes.FLOAT, shape, out -> out.writeByteArray(4, packed));
    byte[] constant = OnnxBytes.floatTensor("", shape, 5, 6);
    byte[] valid =
        OnnxBytes.model(
            OnnxBytes.node("Constant", "/c", "", "k", OnnxBytes.attribute("value", constant)),
            OnnxBytes.node("Gemm", "/g", "x raw", OnnxBytes.attribute("transB", 1)),
            OnnxBytes.node("MatMul", "/m", "x half"),
            OnnxBytes.initializer(OnnxBytes.floatTensor("raw", shape, 1, 2)),
            OnnxBytes.initializer(half),
            OnnxBytes.initializer(floats),
            OnnxBytes.initializer(OnnxBytes.externalTensor("ext", shape, "m.data", "4", "8")));
    fuzz("m.onnx", valid, folder.resolve("m.onnx"));
  }

  @Test
  void huggingFaceIndex() throws IOException {
    byte[] data = new byte[4];
    String shard = "{'%s':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}";
    Bytes.file(folder, "1.safetensors", Bytes.safetensors(shard.formatted("a"), data));
    Bytes.file(folder, "2.safetensors", Bytes.safetensors(shard.formatted("b"), data));
    byte[] valid =
        Bytes.utf8(
            """
            {"metadata": {"total_size": 8},
             "weight_map": {"a": "1.safetensors", "b": "2.safetensors"}}
            """);
    fuzz("model.safetensors.index.json", valid, folder);
  }

  private void fuzz(String name, byte[] valid, Path opened) throws IOException {
    System.out.println("mutation fuzz of " + name + ", seed " + SEED);
    Path file = Bytes.file(folder, name, valid);
    long bound = sizes();
    assertThat(isReadable(opened, bound)).as("the file before damage").isTrue();
    int readable;
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      readable = countReadable(opened, bound, valid, out);
    }
    System.out.println(readable + " of " + MUTANTS + " mutants could be read");
    // Else the damage is too small or too great to reach the checks.
    assertThat(readable).isBetween(MUTANTS / 100, MUTANTS * 9 / 10);
  }

  private static int countReadable(Path opened, long bound, byte[] valid, FileChannel out)
      throws IOException {
    Mutator mutator = new Mutator(SEED);
    int readable = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutator.mutate(valid);
      // Not Files.write: some file systems flush a file that is cut to nothing and closed.
      out.write(ByteBuffer.wrap(mutant), 0);
      out.truncate(mutant.length);
      long cpu = THREADS.getCurrentThreadCpuTime();
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      try {
        readable += isReadable(opened, bound + mutant.length) ? 1 : 0;
        assertThat(THREADS.getCurrentThreadCpuTime() - cpu).isLessThan(MAX_CPU_NANOS);
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - allocated).isLessThan(MAX_ALLOCATED);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("mutant %d: %s".formatted(i, HexFormat.of().formatHex(mutant)), e);
      }
    }
    return readable;
  }

  /** Reads everything. No tensor may have more elements than all files have bytes. */
  private static boolean isReadable(Path opened, long bytes) {
    try (TensorSource source = TensorSource.open(opened)) {
      for (TensorInfo tensor : source.tensors()) {
        assertThat(tensor.elements()).isBetween(0L, bytes);
        source.read(tensor, new float[(int) tensor.elements()]);
      }
      assertThat(source.tensors()).extracting(TensorInfo::label).doesNotHaveDuplicates();
      return true;
    } catch (BadInputException e) {
      assertThat(e.getMessage()).doesNotContain("\n", "\r").contains(", expected ");
      return false;
    }
  }

  private long sizes() throws IOException {
    long bytes = 0;
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
