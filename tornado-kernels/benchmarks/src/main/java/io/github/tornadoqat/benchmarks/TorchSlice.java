package io.github.tornadoqat.benchmarks;

import org.bytedeco.pytorch.Tensor;

/**
 * Rows of a case as libtorch tensors: all of them, or a part that fits the cache. Per channel and
 * group each row has its own range; per tensor all rows share one. Parameters are float32 by
 * sequence unless said otherwise.
 *
 * @param x the rows, of [rows, columns]
 * @param upstream of x's shape
 * @param target where a sliced job leaves its values, of x's shape; null where it returns them
 * @param low a leaf of the MSE step's graph
 * @param high a leaf of the MSE step's graph
 * @param scale step sizes
 * @param zeroPoint codes of zero
 * @param zeroCodes the same as int32
 * @param firstElement the flat index of the first element
 * @param firstSequence the number of the first range
 */
record TorchSlice(
    Tensor x,
    Tensor upstream,
    Tensor target,
    Tensor low,
    Tensor high,
    Tensor scale,
    Tensor zeroPoint,
    Tensor zeroCodes,
    int firstElement,
    int firstSequence) {

  /** A parameter as a column that broadcasts over {@code x}. */
  static Tensor column(Tensor parameter) {
    return parameter.view(-1, 1);
  }

  /** Stores values in the target, where there is one; gives where they are now. */
  Tensor store(Tensor values) {
    return target == null ? values : target.copy_(values);
  }
}
