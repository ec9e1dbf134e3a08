package io.github.tornadoqat.io;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tensors of an ONNX model: initializers of the main graph and its Constant nodes of two axes
 * or more, inside the file or in external data beside it. Subgraphs of control flow are passed
 * over.
 */
public final class OnnxModel extends MappedSource {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;

  private OnnxModel(Path path) {
    super("onnx", arena -> load(path, arena));
  }

  /**
   * Opens a file.
   *
   * @throws BadInputException if the file is no whole ONNX model, is larger than 2 GB, has tensors
   *     of a type not in {@link DType}, or external data is not in its folder
   */
  public static OnnxModel open(Path path) {
    return new OnnxModel(path);
  }

  private static TensorTable load(Path path, Arena arena) {
    MappedFile file = MappedFile.map(path, arena);
    if (file.size() > Integer.MAX_VALUE) {
      throw file.bad("file", file.size() + " bytes", "at most 2 GB, with larger data external");
    }
    MemorySegment graph = graph(file);
    Map<String, OnnxTensor> tensors = tensors(file, graph);
    OnnxUses uses = uses(file, graph, tensors);
    OnnxData data = new OnnxData(file, arena);
    TensorTable table = new TensorTable();
    for (OnnxTensor tensor : tensors.values()) {
      data.add(table, tensor, uses.describe(tensor));
    }
    return table;
  }

  private static MemorySegment graph(MappedFile file) {
    ProtoReader model = new ProtoReader(file, file.bytes());
    MemorySegment graph = null;
    for (int field = model.nextField(); field != 0; field = model.nextField()) {
      if (field != MODEL_GRAPH) {
        model.skip();
      } else if (graph == null) {
        graph = model.bytes();
      } else {
        throw model.bad("a second graph", "one");
      }
    }
    if (graph == null) {
      throw file.bad("file", "no graph", "an ONNX model");
    }
    return graph;
  }

  private static Map<String, OnnxTensor> tensors(MappedFile file, MemorySegment graph) {
    Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
    ProtoReader reader = new ProtoReader(file, graph);
    for (int field = reader.nextField(); field != 0; field = reader.nextField()) {
      switch (field) {
        case GRAPH_INITIALIZER ->
            put(tensors, reader, OnnxTensor.parse(file, reader.bytes(), null));
        case GRAPH_NODE -> {
          OnnxNode node = OnnxNode.parse(reader.message());
          if (node.isConstant()) {
            OnnxTensor tensor = OnnxTensor.parse(file, node.value(), node.output());
            // Exporters write every number of a formula as a Constant; those are no parameters.
            if (tensor.dims().size() >= 2) {
              put(tensors, reader, tensor);
            }
          }
        }
        default -> reader.skip();
      }
    }
    return tensors;
  }

  private static void put(Map<String, OnnxTensor> tensors, ProtoReader at, OnnxTensor tensor) {
    if (tensors.put(tensor.name(), tensor) != null) {
      throw at.bad("a second " + tensor.place(), "every name once");
    }
    if (tensors.size() > TensorTable.MAX_TENSORS) {
      throw at.bad("too many tensors", "at most " + TensorTable.MAX_TENSORS);
    }
  }

  /** A second pass over the nodes, which holds only one of them at a time. */
  private static OnnxUses uses(
      MappedFile file, MemorySegment graph, Map<String, OnnxTensor> tensors) {
    OnnxUses uses = new OnnxUses(tensors);
    ProtoReader reader = new ProtoReader(file, graph);
    for (int field = reader.nextField(); field != 0; field = reader.nextField()) {
      if (field == GRAPH_NODE) {
        uses.add(OnnxNode.parse(reader.message()));
      } else {
        reader.skip();
      }
    }
    return uses;
  }
}
