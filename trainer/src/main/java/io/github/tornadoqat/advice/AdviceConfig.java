package io.github.tornadoqat.advice;

import io.github.tornadoqat.math.IntegerGrid;
import io.github.tornadoqat.run.Scheme;
import io.github.tornadoqat.run.TensorFilter;
import io.github.tornadoqat.train.TensorCutter;
import java.nio.file.Path;

/**
 * What advice on a model is asked for.
 *
 * @param model a file or folder
 * @param tensors which of its tensors
 * @param bits of a code
 * @param scheme of the grid
 * @param granularity what shares a range
 * @param backend the name that the command is to be run with
 */
public record AdviceConfig(
    Path model,
    TensorFilter tensors,
    int bits,
    Scheme scheme,
    TensorCutter.Unit granularity,
    String backend) {
  IntegerGrid grid() {
    return scheme.grid(bits);
  }
}
