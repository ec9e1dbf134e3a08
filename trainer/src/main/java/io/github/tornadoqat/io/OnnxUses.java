package io.github.tornadoqat.io;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds for every tensor of a graph the node that uses it, and so its label. */
final class OnnxUses {
  private static final Use NONE = new Use("", "", -1);

  private final Map<String, OnnxTensor> tensors;
  private final Map<String, View> views = new HashMap<>();
  private final Map<String, Use> uses = new HashMap<>();
  private final Set<String> labels = new HashSet<>();
  private final Map<String, Integer> repeats = new HashMap<>();

  private record Use(String node, String opType, int channelAxis) {}

  /** A tensor as an Identity or a Transpose gives it: axis i is the tensor's axis axes.get(i). */
  private record View(OnnxTensor tensor, List<Integer> axes) {}

  /**
   * @param tensors by name
   */
  OnnxUses(Map<String, OnnxTensor> tensors) {
    this.tensors = tensors;
  }

  /**
   * Takes note of a node; nodes come in the order of their work. The first use as a weight counts;
   * without one, the first use.
   */
  void add(OnnxNode node) {
    for (int i = 0; i < node.inputs().size(); i++) {
      View view = view(node.inputs().get(i));
      if (view != null) {
        int axis = node.channelAxis(i, view.axes.size());
        Use use = new Use(node.name(), node.opType(), axis < 0 ? -1 : view.axes.get(axis));
        uses.merge(view.tensor.name(), use, OnnxUses::better);
      }
    }
    View first = node.inputs().isEmpty() ? null : view(node.inputs().getFirst());
    int[] passed = first == null ? null : node.passes(first.axes.size());
    if (passed != null && node.output() != null) {
      List<Integer> axes = Arrays.stream(passed).mapToObj(first.axes::get).toList();
      views.put(node.output(), new View(first.tensor, axes));
    }
  }

  private View view(String name) {
    OnnxTensor tensor = tensors.get(name);
    return tensor == null
        ? views.get(name)
        : new View(tensor, IntStream.range(0, tensor.dims().size()).boxed().toList());
  }

  private static Use better(Use first, Use second) {
    return first.channelAxis < 0 && second.channelAxis >= 0 ? second : first;
  }

  /** Describes a tensor, once for each. */
  TensorInfo describe(OnnxTensor tensor) {
    Use use = uses.getOrDefault(tensor.name(), NONE);
    return new TensorInfo(
        tensor.name(),
        unique(label(tensor, use)),
        tensor.dtype(),
        tensor.shape(),
        use.opType,
        use.channelAxis);
  }

  /**
   * A weight goes by its node, because exporters name weights "onnx::MatMul_787". Constants and
   * biases, which many nodes may share, keep their names.
   */
  private static String label(OnnxTensor tensor, Use use) {
    return use.channelAxis >= 0 && !use.node.isEmpty() ? use.node : tensor.name();
  }

  private String unique(String label) {
    String candidate = label;
    while (!labels.add(candidate)) {
      candidate = label + " #" + (repeats.merge(label, 1, Integer::sum) + 1);
    }
    return candidate;
  }
}
