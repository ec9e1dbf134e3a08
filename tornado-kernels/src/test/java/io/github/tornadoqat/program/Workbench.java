package io.github.tornadoqat.program;

import io.github.tornadoqat.math.Rounding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The buffers of one op on one backend, by name: binding a second scenario of the same shapes puts
 * its inputs into the buffers of the first.
 */
final class Workbench implements AutoCloseable {
  private final Backend backend;
  private final Residency inputs;
  private final Map<String, Buffer> buffers = new HashMap<>();

  /**
   * @param inputs CONSTANT or STEP
   */
  Workbench(Backend backend, Residency inputs) {
    this.backend = backend;
    this.inputs = inputs;
  }

  /** What the oracle says of a scenario. */
  static List<Object> expected(Scenario s) {
    try (Backend oracle = new ReferenceBackend();
        Workbench w = new Workbench(oracle, Residency.CONSTANT)) {
      Op op = s.kind().bind(s, w);
      oracle.compile(Program.of(op)).execute();
      return read(op);
    }
  }

  /** The outputs of an op as arrays. */
  static List<Object> read(Op op) {
    return op.outputs().stream().map(Workbench::read).toList();
  }

  static Object read(Buffer buffer) {
    Object array = ReferenceBuffer.newArray(buffer.type(), Math.toIntExact(buffer.elements()));
    switch (array) {
      case float[] a -> buffer.get(a);
      case double[] a -> buffer.get(a);
      case int[] a -> buffer.get(a);
      case short[] a -> buffer.get(a);
      case byte[] a -> buffer.get(a);
      default -> throw new AssertionError(buffer.type());
    }
    return array;
  }

  Buffer x(Scenario s) {
    return input("x", ElementType.F32, s.shape(), s.x());
  }

  QuantizationSpec spec(Scenario s) {
    return spec(s, s.encodings());
  }

  /** A spec of other encodings than the scenario's. */
  QuantizationSpec spec(Scenario s, List<EncodingCase> encodings) {
    Shape shape = Shape.of(QuantizationSpec.ROWS, encodings.size());
    Buffer table = input("encodings", ElementType.F32, shape, EncodingCase.table(encodings));
    return new QuantizationSpec(table, s.granularity(), rounding(s));
  }

  RoundingRule rounding(Scenario s) {
    return s.mode() == Rounding.STOCHASTIC
        ? RoundingRule.stochastic(input("random", ElementType.I64, Shape.of(3), s.random()))
        : RoundingRule.of(s.mode());
  }

  /** An input of some rows of numbers by sequence. */
  Buffer columns(String name, Scenario s, Function<EncodingCase, float[]> column) {
    List<float[]> columns = s.encodings().stream().map(column).toList();
    int p = columns.size();
    int rows = column.apply(new EncodingCase(1f, 0, 1, 0)).length;
    float[] table = new float[rows * p];
    for (int i = 0; i < table.length; i++) {
      table[i] = columns.get(i % p)[i / p];
    }
    return input(name, ElementType.F32, Shape.of(rows, p), table);
  }

  /** An input of one number by sequence. */
  Buffer centre(Scenario s, ToDoubleFunction<EncodingCase> number) {
    float[] row = new float[s.encodings().size()];
    for (int p = 0; p < row.length; p++) {
      row[p] = (float) number.applyAsDouble(s.encodings().get(p));
    }
    return input("centre", ElementType.F32, Shape.of(row.length), row);
  }

  /** An input of one axis. */
  Buffer vector(String name, float[] values) {
    return input(name, ElementType.F32, Shape.of(values.length), values);
  }

  /** Scale and 1/scale by sequence, fit for the scenario's grid. */
  Buffer scales(Scenario s) {
    return columns(
        "scales",
        s,
        e -> {
          float scale = s.grid().scale(e);
          return new float[] {scale, 1f / scale};
        });
  }

  int chunks(Scenario s) {
    return s.membership().totalChunks();
  }

  Buffer sums(String name, long rows, long columns) {
    return result(name, ElementType.F32, Shape.of(rows, columns));
  }

  Buffer counts(String name, long... lengths) {
    return result(name, ElementType.I32, Shape.of(lengths));
  }

  Buffer result(String name, ElementType type, Shape shape) {
    return buffers.computeIfAbsent(name, n -> backend.allocate(type, shape, Residency.RESULT));
  }

  Buffer input(String name, ElementType type, Shape shape, Object array) {
    Buffer buffer = buffers.computeIfAbsent(name, n -> backend.allocate(type, shape, inputs));
    switch (array) {
      case float[] a -> buffer.put(a);
      case long[] a -> buffer.put(a);
      case short[] a -> buffer.put(a);
      case byte[] a -> buffer.put(a);
      default -> throw new AssertionError(type);
    }
    return buffer;
  }

  @Override
  public void close() {
    buffers.values().forEach(Buffer::close);
  }
}
