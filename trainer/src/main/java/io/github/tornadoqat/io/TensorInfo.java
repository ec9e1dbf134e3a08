package io.github.tornadoqat.io;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;

/**
 * One tensor of a model file.
 *
 * @param name the name stored in the file
 * @param label what people know it by, unique within its source: the node that uses an ONNX weight,
 *     else the name
 * @param dtype type of the stored elements
 * @param shape extents, outermost first; empty for a scalar
 * @param usedBy op type of the node that uses it, such as "MatMul"; "" when unknown
 * @param channelAxis axis of the output channels, -1 when it has none
 */
@SuppressWarnings("ArrayRecordComponent") // Copied in and out, compared by value.
public record TensorInfo(
    String name, String label, DType dtype, long[] shape, String usedBy, int channelAxis) {

  /** The ops whose weights are codes. */
  private static final Set<String> QUANTIZED =
      Set.of("DequantizeLinear", "MatMulInteger", "ConvInteger", "QLinearMatMul", "QLinearConv");

  public TensorInfo {
    shape = shape.clone();
  }

  /** A tensor of a file that does not say who uses it: rows are the channels of a matrix. */
  static TensorInfo unused(String name, DType dtype, long... shape) {
    return new TensorInfo(name, name, dtype, shape, "", shape.length >= 2 ? 0 : -1);
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }

  /** Number of elements: 1 for a scalar, 0 when an extent is 0. */
  public long elements() {
    return Shapes.elements(shape);
  }

  /**
   * Whether this is a floating-point matrix with output channels: what weight quantization is for.
   */
  public boolean isWeightMatrix() {
    return dtype.isFloating()
        && !isQuantized()
        && shape.length >= 2
        && channelAxis >= 0
        && elements() > 1;
  }

  /** Whether these are the codes of a weight that somebody has quantized already. */
  public boolean isQuantized() {
    return channelAxis >= 0 && QUANTIZED.contains(usedBy);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TensorInfo that
        && name.equals(that.name)
        && label.equals(that.label)
        && dtype == that.dtype
        && Arrays.equals(shape, that.shape)
        && usedBy.equals(that.usedBy)
        && channelAxis == that.channelAxis;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, label, dtype, Arrays.hashCode(shape), usedBy, channelAxis);
  }

  @Override
  public String toString() {
    return label + " " + dtype + Arrays.toString(shape);
  }
}
