package io.github.tornadoqat.io;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * A NodeProto as far as the weights need it.
 *
 * @param output the first output
 * @param transB Gemm's attribute, else false
 * @param axis Gather's attribute, else 0
 * @param value the TensorProto of a Constant, or null
 */
record OnnxNode(
    String name,
    String opType,
    List<String> inputs,
    String output,
    boolean transB,
    long axis,
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
    long axis = 0;
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
    return new OnnxNode(name, opType, inputs, output, transB, axis, value);
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
      case "MatMul" -> input == 1 ? rank - 1 : -1;
      case "Gemm" -> input == 1 ? (transB ? 0 : 1) : -1;
      case "Conv" -> input == 1 ? 0 : -1;
      case "ConvTranspose" -> input == 1 ? 1 : -1;
      case "Gather" -> input == 0 && axis == 0 ? 0 : -1;
      default -> -1;
    };
  }

  /** An AttributeProto; subgraphs and lists are passed over. */
  private record Attribute(String name, long integer, MemorySegment tensor) {
    private static final int NAME = 1;
    private static final int INTEGER = 3;
    private static final int TENSOR = 5;

    static Attribute parse(ProtoReader attribute) {
      String name = "";
      long integer = 0;
      MemorySegment tensor = null;
      for (int field = attribute.nextField(); field != 0; field = attribute.nextField()) {
        switch (field) {
          case NAME -> name = attribute.text();
          case INTEGER -> integer = attribute.varint();
          case TENSOR -> tensor = attribute.bytes();
          default -> attribute.skip();
        }
      }
      return new Attribute(name, integer, tensor);
    }
  }
}
