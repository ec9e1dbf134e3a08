package io.github.tornadoqat.io;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A NodeProto as far as the weights need it.
 *
 * @param output the first output
 * @param transB Gemm's attribute, else false
 * @param axis the attribute of Gather or DequantizeLinear, or its default
 * @param perm Transpose's attribute; empty for the default, which reverses the axes
 * @param value the TensorProto of a Constant, or null
 */
record OnnxNode(
    String name,
    String opType,
    List<String> inputs,
    String output,
    boolean transB,
    long axis,
    List<Long> perm,
    MemorySegment value) {

  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int NAME = 3;
  private static final int OP_TYPE = 4;
  private static final int ATTRIBUTE = 5;

  private static final int MAX_INPUTS = 1 << 16;

  static OnnxNode parse(ProtoReader node) {
    String name = "";
    String opType = "";
    List<String> inputs = new ArrayList<>();
    String output = null;
    boolean transB = false;
    Long axis = null;
    List<Long> perm = List.of();
    MemorySegment value = null;
    for (int field = node.nextField(); field != 0; field = node.nextField()) {
      switch (field) {
        case INPUT -> inputs.add(node.text());
        case OUTPUT -> {
          String text = node.text();
          output = output == null ? text : output;
        }
        case NAME -> name = node.text();
        case OP_TYPE -> opType = node.text();
        case ATTRIBUTE -> {
          Attribute attribute = Attribute.parse(node.message());
          switch (attribute.name) {
            case "transB" -> transB = attribute.integer != 0;
            case "axis" -> axis = attribute.integer;
            case "perm" -> perm = attribute.integers;
            case "value" -> value = attribute.tensor;
            default -> {}
          }
        }
        default -> node.skip();
      }
      if (inputs.size() > MAX_INPUTS) {
        throw node.bad("more inputs of a node", "at most " + MAX_INPUTS);
      }
    }
    long normalAxis = axis != null ? axis : opType.equals("DequantizeLinear") ? 1 : 0;
    return new OnnxNode(name, opType, inputs, output, transB, normalAxis, perm, value);
  }

  boolean isConstant() {
    return opType.equals("Constant") && output != null && value != null;
  }

  /**
   * The axis of a weight's output channels, -1 when this input is no weight of this node.
   *
   * @param input the index of the input
   * @param rank the rank of what comes in there
   */
  int channelAxis(int input, int rank) {
    if (rank < 2) {
      return -1;
    }
    return switch (opType) {
      case "MatMul", "MatMulInteger" -> input == 1 ? rank - 1 : -1;
      case "Gemm" -> input == 1 ? (transB ? 0 : 1) : -1;
      case "Conv", "ConvInteger" -> input == 1 ? 0 : -1;
      case "ConvTranspose" -> input == 1 ? 1 : -1;
      case "Gather" -> input == 0 && axis == 0 ? 0 : -1;
      case "QLinearMatMul" -> input == 3 ? rank - 1 : -1;
      case "QLinearConv" -> input == 3 ? 0 : -1;
      case "DequantizeLinear" -> input == 0 ? (int) Math.floorMod(axis, (long) rank) : -1;
      default -> -1;
    };
  }

  /**
   * For each axis of the output the axis of the first input that it is, where this node only passes
   * its input on or turns it; null for every other node, and for a perm that is none.
   *
   * @param rank the rank of the first input
   */
  int[] passes(int rank) {
    return switch (opType) {
      case "Identity" -> IntStream.range(0, rank).toArray();
      case "Transpose" -> {
        if (perm.isEmpty()) {
          yield IntStream.range(0, rank).map(axis -> rank - 1 - axis).toArray();
        }
        boolean valid = perm.size() == rank && LongStream.range(0, rank).allMatch(perm::contains);
        yield valid ? perm.stream().mapToInt(Long::intValue).toArray() : null;
      }
      default -> null;
    };
  }

  /** An AttributeProto; subgraphs and lists but of integers are passed over. */
  private record Attribute(String name, long integer, List<Long> integers, MemorySegment tensor) {
    private static final int NAME = 1;
    private static final int INTEGER = 3;
    private static final int TENSOR = 5;
    private static final int INTEGERS = 8;

    static Attribute parse(ProtoReader attribute) {
      String name = "";
      long integer = 0;
      List<Long> integers = new ArrayList<>();
      MemorySegment tensor = null;
      for (int field = attribute.nextField(); field != 0; field = attribute.nextField()) {
        switch (field) {
          case NAME -> name = attribute.text();
          case INTEGER -> integer = attribute.varint();
          case TENSOR -> tensor = attribute.bytes();
          case INTEGERS -> attribute.varints(integers, Shapes.MAX_RANK + 1);
          default -> attribute.skip();
        }
      }
      return new Attribute(name, integer, integers, tensor);
    }
  }
}
