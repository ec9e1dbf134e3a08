package io.github.tornadoqat.cli;

import io.github.tornadoqat.io.AtomicOutput;
import io.github.tornadoqat.io.NpyWriter;
import io.github.tornadoqat.io.SafetensorsWriter;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Small model files. */
final class Models {
  private Models() {}

  static float[] normal(int n, long seed) {
    Random random = new Random(seed);
    float[] x = new float[n];
    for (int i = 0; i < n; i++) {
      x[i] = (float) (0.05 * random.nextGaussian() + 0.01);
    }
    return x;
  }

  static Path npy(Path folder, String name, float[] values, long... shape) {
    Path file = folder.resolve(name);
    AtomicOutput.write(file, true, out -> NpyWriter.write(out, values, shape));
    return file;
  }

  /** A matrix of 8 channels with 32 elements each. */
  static Path npy(Path folder) {
    return npy(folder, "w.npy", normal(256, 1), 8, 32);
  }

  /** Two matrices, a convolution and a bias. */
  static Path safetensors(Path folder) {
    Path file = folder.resolve("model.safetensors");
    SafetensorsWriter writer =
        new SafetensorsWriter()
            .addFloats("a.weight", new long[] {6, 40}, () -> normal(240, 2))
            .addFloats("b.weight", new long[] {5, 33}, () -> normal(165, 3))
            .addFloats("conv.weight", new long[] {4, 3, 3, 3}, () -> normal(108, 4))
            .addFloats("a.bias", new long[] {6}, () -> normal(6, 5));
    AtomicOutput.write(file, true, writer::writeTo);
    return file;
  }

  /** Every tensor of a file, as float32, by name. */
  static Map<String, float[]> read(Path file) {
    Map<String, float[]> tensors = new HashMap<>();
    try (TensorSource source = TensorSource.open(file)) {
      for (TensorInfo info : source.tensors()) {
        float[] values = new float[(int) info.elements()];
        source.read(info, values);
        tensors.put(info.name(), values);
      }
    }
    return tensors;
  }
}
