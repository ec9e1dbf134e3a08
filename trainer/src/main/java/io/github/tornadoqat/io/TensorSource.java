package io.github.tornadoqat.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A model file opened for reading, tensor by tensor. Files are mapped: the heap holds names and
 * shapes, never the data. Tensors may be read from several threads, until {@link #close}.
 */
public interface TensorSource extends AutoCloseable {

  /** "onnx", "safetensors", "huggingface" or "npy". */
  String format();

  /** All tensors in file order. */
  List<TensorInfo> tensors();

  /**
   * Reads a tensor in row-major order, converted to float32.
   *
   * @param tensor one of {@link #tensors}
   * @param destination an array of exactly {@link TensorInfo#elements} floats
   * @throws IllegalArgumentException if the tensor is not of this source or the length differs
   * @throws IllegalStateException if this source is closed
   */
  void read(TensorInfo tensor, float[] destination);

  @Override
  void close();

  /**
   * Opens a file by its content and name, or a Hugging Face folder.
   *
   * @throws BadInputException if it is none of the formats, or damaged
   */
  static TensorSource open(Path path) {
    if (Files.isDirectory(path)) {
      return HuggingFaceFolder.open(path);
    }
    String name = path.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".safetensors")) {
      return Safetensors.open(path);
    }
    if (name.endsWith(".onnx")) {
      return OnnxModel.open(path);
    }
    if (name.endsWith(".npy") || NpyFile.hasMagic(path)) {
      return NpyFile.open(path);
    }
    throw new BadInputException(
        path, "file", "unknown format", "a .onnx, .safetensors or .npy file or a model folder");
  }
}
