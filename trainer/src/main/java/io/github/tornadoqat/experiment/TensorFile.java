package io.github.tornadoqat.experiment;

import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.run.Tensors;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * A tensor of a model file.
 *
 * @param file the file or folder
 * @param tensor its name or label; empty where the file has only one of floating-point numbers
 */
public record TensorFile(Path file, String tensor) implements DataSource {

  static boolean exists(String text) {
    try {
      return Files.exists(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Tensors of ONNX have colons in their names, so the file ends at the first one that fits. */
  static TensorFile parse(String text) {
    if (exists(text)) {
      return new TensorFile(Path.of(text), "");
    }
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
      if (exists(text.substring(0, colon))) {
        return new TensorFile(Path.of(text.substring(0, colon)), text.substring(colon + 1));
      }
    }
    throw new BadInputException(
        Path.of(text), "file", "does not exist", "a model file, or one of " + names());
  }

  private static String names() {
    return String.join(", ", Distribution.names());
  }

  @Override
  public float[] values(int samples, long seed) {
    try (TensorSource source = TensorSource.open(file)) {
      TensorInfo info = find(source);
      float[] all = Tensors.read(source, info);
      if (samples == ALL) {
        return all;
      }
      if (samples < 1 || samples > all.length) {
        throw new IllegalArgumentException(
            "samples must be 1 to %d, the elements of %s, not %d"
                .formatted(all.length, info.label(), samples));
      }
      int[] drawn =
          new RandomDataGenerator(new Well19937c(seed)).nextPermutation(all.length, samples);
      float[] values = new float[samples];
      Arrays.sort(drawn);
      for (int i = 0; i < samples; i++) {
        values[i] = all[drawn[i]];
      }
      return values;
    }
  }

  private TensorInfo find(TensorSource source) {
    List<TensorInfo> usable =
        source.tensors().stream()
            .filter(t -> t.dtype().isFloating() && !t.isQuantized() && t.elements() > 0)
            .toList();
    List<TensorInfo> found =
        usable.stream()
            .filter(t -> tensor.isEmpty() || t.name().equals(tensor) || t.label().equals(tensor))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (usable.isEmpty()) {
      throw new BadInputException(file, "tensors", "none of floating-point numbers", "one");
    }
    throw new BadInputException(
        file,
        tensor.isEmpty() ? "tensors" : "tensor " + tensor,
        tensor.isEmpty() ? usable.size() + " of floating-point numbers" : "not there",
        "FILE:TENSOR, such as " + usable.getFirst().label() + "; 'qat inspect' lists them");
  }

  @Override
  public int usualSamples() {
    return ALL;
  }

  @Override
  public String toString() {
    return tensor.isEmpty() ? file.toString() : file + ":" + tensor;
  }
}
