package io.github.tornadoqat.study;

import io.github.tornadoqat.experiment.DataSource;
import io.github.tornadoqat.io.BadInputException;
import io.github.tornadoqat.io.TensorInfo;
import io.github.tornadoqat.io.TensorSource;
import io.github.tornadoqat.run.Tensors;
import java.nio.file.Path;
import java.util.Comparator;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Activations of a layer with random weights (normal, variance 2 ÷ inputs) and ReLU, on rows that
 * are drawn from a model's largest matrix: its word embeddings, where it is a language model.
 *
 * @param text what they are
 * @param rows the matrix, row-major
 * @param width of a row
 */
record Activations(String text, float[] rows, int width) implements DataSource {
  private static final int UNITS = 256;

  static Activations of(Path model) {
    try (TensorSource source = TensorSource.open(model)) {
      TensorInfo largest =
          source.tensors().stream()
              .filter(t -> t.dtype().isFloating() && !t.isQuantized() && t.shape().length == 2)
              .max(Comparator.comparingLong(TensorInfo::elements))
              .orElseThrow(
                  () -> new BadInputException(model, "tensors", "no matrix", "embeddings"));
      return new Activations(
          "ReLU of a random layer on rows of " + largest.label(),
          Tensors.read(source, largest),
          (int) largest.shape()[1]);
    }
  }

  @Override
  public float[] values(int samples, long seed) {
    RandomGenerator random = new Well19937c(seed);
    double[][] weights = new double[UNITS][width];
    for (double[] unit : weights) {
      for (int i = 0; i < width; i++) {
        unit[i] = random.nextGaussian() * Math.sqrt(2.0 / width);
      }
    }
    float[] values = new float[samples];
    int from = 0;
    for (int i = 0; i < samples; i++) {
      if (i % UNITS == 0) {
        from = random.nextInt(rows.length / width) * width;
      }
      double sum = 0;
      for (int j = 0; j < width; j++) {
        sum += weights[i % UNITS][j] * rows[from + j];
      }
      values[i] = (float) Math.max(0, sum);
    }
    return values;
  }

  @Override
  public int usualSamples() {
    return UNITS;
  }

  @Override
  public String toString() {
    return text;
  }
}
