package io.github.tornadoqat.cli;

import io.github.tornadoqat.run.TensorFilter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model, and which of its tensors. */
final class ModelOptions {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "An ONNX, safetensors or NumPy .npy file, or a Hugging Face folder.")
  private Path model;

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      split = ",",
      description =
          "Only tensors whose name or label matches, as fnmatch does: * is anything, ? a character,"
              + " [0-3] one of these. Default: weight matrices.")
  private List<String> include = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      split = ",",
      description = "No tensors whose name or label matches.")
  private List<String> exclude = List.of();

  Path model() {
    return model;
  }

  TensorFilter filter() {
    return new TensorFilter(include, exclude);
  }
}
