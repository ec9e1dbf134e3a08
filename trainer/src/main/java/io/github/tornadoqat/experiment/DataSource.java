package io.github.tornadoqat.experiment;

/**
 * What an experiment quantizes: samples of a distribution, a tensor of a file, or other values that
 * follow from a seed.
 */
public interface DataSource {
  /** The number of samples that stands for every element of a file's tensor. */
  int ALL = 0;

  /**
   * The values.
   *
   * @param samples how many, or {@link #ALL}
   * @param seed of the generator that draws them
   */
  float[] values(int samples, long seed);

  /** How many samples are taken where nothing is said: {@link #ALL} or a number. */
  int usualSamples();

  /**
   * Reads a distribution's name with its parameters, or {@code FILE[:TENSOR]}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  static DataSource parse(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    if (Distribution.names().contains(name)) {
      return Distribution.parse(text, name, colon < 0 ? "" : text.substring(colon + 1));
    }
    // A model folder may have any name, a file has a dot or a folder before it.
    if (TensorFile.exists(text) || text.contains("/") || text.contains(".")) {
      return TensorFile.parse(text);
    }
    throw new IllegalArgumentException(
        "no distribution '"
            + text
            + "'; there is: "
            + String.join(", ", Distribution.names())
            + ", or a model's FILE[:TENSOR]");
  }
}
